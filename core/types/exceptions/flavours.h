// The flavours of runtime/exceptions.def: which slots and attributes a built-in exception has beyond those of
// BaseException.
#pragma once

#include "core/runtime/exceptions.h"
#include "core/types/exceptions/exception.h"

namespace adder {

struct ExceptionFlavour {
  Value (*construct)(Runtime&, const Type*, const Args&) = exception_construct;
  Value (*initialize)(Runtime&, Value, const Args&) = exception_initialize;
  Value (*str)(Runtime&, Value) = exception_str;
  Value (*repr)(Runtime&, Value) = exception_repr;
  AttributeList attributes = {};
};

extern const Attribute base_fields[8], exit_fields[1], stop_fields[1], name_fields[2], import_fields[3], os_fields[5],
    syntax_fields[9], unicode_fields[5], group_fields[5];

Value exit_initialize(Runtime& rt, Value self, const Args& args);
Value stop_initialize(Runtime& rt, Value self, const Args& args);
Value name_initialize(Runtime& rt, Value self, const Args& args);
Value import_initialize(Runtime& rt, Value self, const Args& args);
Value import_str(Runtime& rt, Value self);
Value key_str(Runtime& rt, Value self);
Value os_construct(Runtime& rt, const Type* cls, const Args& args);
Value os_initialize(Runtime& rt, Value self, const Args& args);
Value os_str(Runtime& rt, Value self);
Value syntax_initialize(Runtime& rt, Value self, const Args& args);
Value syntax_str(Runtime& rt, Value self);
Value unicode_initialize(Runtime& rt, Value self, const Args& args);
Value unicode_str(Runtime& rt, Value self);
Value group_construct(Runtime& rt, const Type* cls, const Args& args);
Value group_initialize(Runtime& rt, Value self, const Args& args);
Value group_str(Runtime& rt, Value self);
Value group_repr(Runtime& rt, Value self);

// What types of one flavour share: all but name and base.
constexpr TypeSpec exception_spec(const ExceptionFlavour& flavour) {
  return {.kind = Kind::Exception,
          .trace_words = {1, 6},
          .flags = Type::Exception,
          .native_bytes = sizeof(Exception),
          .construct = flavour.construct,
          .initialize = flavour.initialize,
          .get_attribute = exception_get_attribute,
          .set_attribute = exception_set_attribute,
          .repr = flavour.repr,
          .str = flavour.str,
          .attributes = flavour.attributes};
}
constexpr TypeSpec with_mixin(TypeSpec spec, const Type* mixin) {
  spec.mixin = mixin;
  return spec;
}

inline constexpr TypeSpec plain = exception_spec({});
inline constexpr TypeSpec base_flavour = exception_spec({.attributes = base_fields});
inline constexpr TypeSpec exit_flavour = exception_spec({.initialize = exit_initialize, .attributes = exit_fields});
inline constexpr TypeSpec stop_flavour = exception_spec({.initialize = stop_initialize, .attributes = stop_fields});
inline constexpr TypeSpec name_flavour = exception_spec({.initialize = name_initialize, .attributes = name_fields});
inline constexpr TypeSpec import_flavour =
    exception_spec({.initialize = import_initialize, .str = import_str, .attributes = import_fields});
inline constexpr TypeSpec key_flavour = exception_spec({.str = key_str});
inline constexpr TypeSpec os_flavour =
    exception_spec({.construct = os_construct, .initialize = os_initialize, .str = os_str, .attributes = os_fields});
inline constexpr TypeSpec syntax_flavour =
    exception_spec({.initialize = syntax_initialize, .str = syntax_str, .attributes = syntax_fields});
inline constexpr TypeSpec unicode_flavour =
    exception_spec({.initialize = unicode_initialize, .str = unicode_str, .attributes = unicode_fields});
inline constexpr TypeSpec group_flavour = exception_spec({.construct = group_construct,
                                                          .initialize = group_initialize,
                                                          .str = group_str,
                                                          .repr = group_repr,
                                                          .attributes = group_fields});
// Exception groups of ordinary exceptions are ordinary exceptions too.
inline constexpr TypeSpec ordinary_group_flavour = with_mixin(group_flavour, &exception_type);

}  // namespace adder

// A built-in exception class. Modules make theirs with it, under the name "module.Name".
#define EXCEPTION_TYPE(name, type, base, flavour) \
  constinit const ::adder::Type type = ::adder::rom_type<flavour>(::adder::sym<name>, &base)
