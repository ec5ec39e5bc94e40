// The objects that `type X = …` and type parameters make: a name and what it stands for.
#pragma once

#include "core/types/layouts.h"

namespace adder {

enum class TypeParameterKind : uint8_t { TypeVar, ParamSpec, TypeVarTuple };

extern const Type type_alias_type, type_variable_type, parameter_specification_type, type_variable_tuple_type;

// `evaluate`: the function that gives the alias's value when that is asked for.
Value make_type_alias(Runtime& rt, const Str* name, Value evaluate);
Value make_type_parameter(Runtime& rt, TypeParameterKind kind, const Str* name, Value bound);

}  // namespace adder
