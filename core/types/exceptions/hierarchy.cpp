// The types of all built-in exceptions, made from the one table runtime/exceptions.def.
#include "core/runtime/exceptions.h"
#include "core/types/exceptions/exception.h"
#include "core/types/exceptions/flavours.h"

namespace adder {

namespace {
constexpr Type exception_class(const Str* name, const Type* base, const ExceptionFlavour& flavour,
                               const Type* mixin = nullptr) {
  Type type{.header = {&type_type}};
  type.name = name;
  type.base = base;
  type.kind = Kind::Exception;
  type.trace_words = {1, 6};
  type.flags = Type::Exception;
  type.native_bytes = sizeof(Exception);
  type.construct = flavour.construct;
  type.initialize = flavour.initialize;
  type.get_attribute = exception_get_attribute;
  type.set_attribute = exception_set_attribute;
  type.repr = flavour.repr;
  type.str = flavour.str;
  type.attributes = flavour.attributes;
  type.attribute_count = flavour.attribute_count;
  type.mixin = mixin;
  return type;
}

// Exception groups of ordinary exceptions are ordinary exceptions too.
constexpr const Type* mixin_of(const Type* type) { return type == &exception_group_type ? &exception_type : nullptr; }
}  // namespace

static_assert(sizeof(Exception) == 7 * sizeof(Word), "six references after the header");

#define EXCEPTION(name, type, base, flavour) \
  constinit const Type type = exception_class(sym<name>, &base, flavour, mixin_of(&type));
#include "core/runtime/exceptions.def"
#undef EXCEPTION

}  // namespace adder
