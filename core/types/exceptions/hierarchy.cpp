// The types of all built-in exceptions, made from the one table runtime/exceptions.def.
#include "core/runtime/exceptions.h"
#include "core/types/exceptions/exception.h"
#include "core/types/exceptions/flavours.h"

namespace adder {

namespace {
// Exception groups of ordinary exceptions are ordinary exceptions too. By name: comparing addresses is no constant
// expression under the sanitizers.
constexpr const Type* mixin_of(string_view name) { return name == "ExceptionGroup" ? &exception_type : nullptr; }
}  // namespace

static_assert(sizeof(Exception) == 7 * sizeof(Word), "six references after the header");

#define EXCEPTION(name, type, base, flavour) \
  constinit const Type type = exception_class(sym<name>, &base, flavour, mixin_of(name));
#include "core/runtime/exceptions.def"
#undef EXCEPTION

}  // namespace adder
