// The types of the built-in exceptions, for raise(): value_error_type, type_error_type, ... The list is exceptions.def.
#pragma once

#include "core/runtime/runtime.h"

namespace adder {

#define EXCEPTION(name, type, base, flavour) extern const Type type;
#include "core/runtime/exceptions.def"
#undef EXCEPTION

}  // namespace adder
