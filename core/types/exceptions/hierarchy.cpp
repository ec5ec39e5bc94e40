// The types of all built-in exceptions, made from the one table runtime/exceptions.def.
#include "core/runtime/exceptions.h"
#include "core/types/exceptions/exception.h"
#include "core/types/exceptions/flavours.h"

namespace adder {

static_assert(sizeof(Exception) == 7 * sizeof(Word), "six references after the header");

#define EXCEPTION(name, type, base, flavour) EXCEPTION_TYPE(name, type, base, flavour);
#include "core/runtime/exceptions.def"
#undef EXCEPTION

}  // namespace adder
