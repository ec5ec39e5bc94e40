// Exceptions as C++ makes and reads them. Raising is in runtime/runtime.h, the types in runtime/exceptions.h.
#pragma once

#include "core/types/layouts.h"

namespace adder {

// A new exception of class `cls` (of ROM or a Python class without __init__) with these args.
Value make_exception(Runtime& rt, const Type* cls, Span<const Value> args);

// Fields beside args live in the Dict `extra`: errno, filename, name, lineno, ... empty() = absent.
Value exception_field(Value exception, const Str* name);
Status set_exception_field(Runtime& rt, Value exception, const Str* name, Value value);
// The same, but a failure for want of memory is dropped: for hints.
void note_exception_field(Runtime& rt, Value exception, const Str* name, Value value);

// The text of an operating system's error number.
Message error_text(int error_number);
const char* error_name(int error_number);  // "ENOENT"; nullptr: unknown
// A new OSError, of the subclass that belongs to the number.
Value make_os_error(Runtime& rt, int error_number, Value filename = Value::empty());

// Splits an exception or group by what `matches` (a class, a tuple of classes, a callable) says: the parts that match
// and the rest, each None when empty. A naked exception is not wrapped.
Status split_exception(Runtime& rt, Value exception, Value matches, Value* match, Value* rest);

// --- slots every flavour builds on
Value exception_construct(Runtime& rt, const Type* cls, const Args& args);
Value exception_initialize(Runtime& rt, Value self, const Args& args);
Value exception_str(Runtime& rt, Value self);
Value exception_repr(Runtime& rt, Value self);
Value exception_get_attribute(Runtime& rt, Value self, const Str* name);
Status exception_set_attribute(Runtime& rt, Value self, const Str* name, Value value);
Status set_exception_args(Runtime& rt, Value self, Span<const Value> args);

template <FixedString Name>
Value get_exception_field(Runtime&, Value self) {
  Value v = exception_field(self, sym<Name>);
  return v.is_empty() ? Value::none() : v;
}
template <FixedString Name>
Status set_exception_field_by_name(Runtime& rt, Value self, Value value) {
  return set_exception_field(rt, self, sym<Name>, value.is_empty() ? Value::none() : value);
}

}  // namespace adder

#define FIELD(name) PROPERTY_RW(name, ::adder::get_exception_field<name>, ::adder::set_exception_field_by_name<name>)
