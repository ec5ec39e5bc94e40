// The flavours of runtime/exceptions.def: which slots and attributes a built-in exception has beyond those of
// BaseException.
#pragma once

#include "core/types/exceptions/exception.h"

namespace adder {

struct ExceptionFlavour {
  Value (*construct)(Runtime&, const Type*, const Args&) = exception_construct;
  Value (*initialize)(Runtime&, Value, const Args&) = exception_initialize;
  Value (*str)(Runtime&, Value) = exception_str;
  Value (*repr)(Runtime&, Value) = exception_repr;
  const Attribute* attributes = nullptr;
  uint16_t attribute_count = 0;
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

inline constexpr ExceptionFlavour plain = {};
inline constexpr ExceptionFlavour base_flavour = {.attributes = base_fields, .attribute_count = std::size(base_fields)};
inline constexpr ExceptionFlavour exit_flavour = {
    .initialize = exit_initialize, .attributes = exit_fields, .attribute_count = std::size(exit_fields)};
inline constexpr ExceptionFlavour stop_flavour = {
    .initialize = stop_initialize, .attributes = stop_fields, .attribute_count = std::size(stop_fields)};
inline constexpr ExceptionFlavour name_flavour = {
    .initialize = name_initialize, .attributes = name_fields, .attribute_count = std::size(name_fields)};
inline constexpr ExceptionFlavour import_flavour = {.initialize = import_initialize,
                                                    .str = import_str,
                                                    .attributes = import_fields,
                                                    .attribute_count = std::size(import_fields)};
inline constexpr ExceptionFlavour key_flavour = {.str = key_str};
inline constexpr ExceptionFlavour os_flavour = {.construct = os_construct,
                                                .initialize = os_initialize,
                                                .str = os_str,
                                                .attributes = os_fields,
                                                .attribute_count = std::size(os_fields)};
inline constexpr ExceptionFlavour syntax_flavour = {.initialize = syntax_initialize,
                                                    .str = syntax_str,
                                                    .attributes = syntax_fields,
                                                    .attribute_count = std::size(syntax_fields)};
inline constexpr ExceptionFlavour unicode_flavour = {.initialize = unicode_initialize,
                                                     .str = unicode_str,
                                                     .attributes = unicode_fields,
                                                     .attribute_count = std::size(unicode_fields)};
inline constexpr ExceptionFlavour group_flavour = {.construct = group_construct,
                                                   .initialize = group_initialize,
                                                   .str = group_str,
                                                   .repr = group_repr,
                                                   .attributes = group_fields,
                                                   .attribute_count = std::size(group_fields)};

// A built-in exception class. Modules make theirs with it, under the name "module.Name".
constexpr Type exception_class(const Str* name, const Type* base, const ExceptionFlavour& flavour = plain,
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

}  // namespace adder
