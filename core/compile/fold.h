// Values of constant expressions: literals, and operators on constants, within CPython's limits of size.
#pragma once

#include "core/compile/context.h"

namespace adder::compile {

// The value of a literal; error() with a failed context when there is no memory.
Value literal_value(Context& context, const ast::Constant* node);

// The value of the expression when it is constant, else empty(). Never fails but for memory (then the context has
// failed and the result is empty()).
Value fold(Context& context, const ast::Expression* node);

// The items of a display as a tuple, when all are constant, else empty().
Value fold_items(Context& context, const ast::NodeList<ast::Expression>& items);

// A binary operator on two constants; empty() when it is left to the running program.
Value fold_binary(Context& context, ast::BinaryOperator op, Value a, Value b);

// Truth of a constant.
bool constant_truth(Context& context, Value value);

}  // namespace adder::compile
