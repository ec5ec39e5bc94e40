// list[int] and int | None: what annotations and isinstance() need of parameterised types.
#pragma once

#include "core/types/layouts.h"

namespace adder {

extern const Type generic_alias_type, union_type;

struct GenericAlias : Object {
  Value origin;
  Value args;  // Tuple
};
struct Union : Object {
  Value args;  // Tuple of types and None
};

// May this built-in class be subscripted: list, dict, tuple, type, ...
bool is_generic_builtin(const Type* cls);
Value make_generic_alias(Runtime& rt, Value origin, Value item);
// left | right, or not_implemented() when one is no type. A union of one member is that member.
Value make_union(Runtime& rt, Value left, Value right);

}  // namespace adder
