// Descriptors of built-in types as Python sees them, and binding. A method, property or slot in ROM does not know its
// type; reached through the type (`list.append`, `int.__add__`), it becomes a Descriptor, which checks its instance on
// each call.
#pragma once

#include "core/types/lookup.h"
#include "core/types/special_methods.h"

namespace adder {

extern const Type method_descriptor_type, getset_descriptor_type, member_descriptor_type;

// slot_wrapper_type: `what` is a SpecialMethod; method_descriptor_type: a NativeFunction; getset_descriptor_type: a
// NativeProperty. The owner and `what` lie in ROM.
struct Descriptor : Object {
  const Type* owner;
  const void* what;
  const SpecialMethod& special() const { return *static_cast<const SpecialMethod*>(what); }
  const NativeFunction& function() const { return *static_cast<const NativeFunction*>(what); }
  const NativeProperty& property() const { return *static_cast<const NativeProperty*>(what); }
};

// An attribute that __slots__ declared: stored in the instance's slots under its name.
struct MemberDescriptor : Object {
  Value name;   // Str
  Value owner;  // Type
};

// What `found` is when reached through class `cls` (not bound to an instance).
Value access_on_class(Runtime& rt, const Found& found, const Type* cls);

Value make_bound_method(Runtime& rt, Value function, Value self);
Value make_class_or_static_method(Runtime& rt, const Type& type, Value function);

// Calls a function of ROM: counts its arguments, sorts keywords into place.
Value call_native(Runtime& rt, const NativeFunction& function, const Args& args);

// The setter of a PROPERTY_RW that CPython calls a read-only member: raises "readonly attribute".
Status readonly_attribute(Runtime& rt, Value self, Value value);

// The arguments of a call with one more in front. Lives on the native stack.
class WithSelf {
 public:
  WithSelf(Runtime& rt, Value self, const Args& rest);
  bool failed() const { return failed_; }
  const Args& args() const { return args_; }

 private:
  Value buffer_[10];
  Args args_;
  bool failed_ = false;
};

// AttributeError "'T' object has no attribute 'name'", in the words for a type or module where it is one; with name and obj for the hint.
Failed raise_no_attribute(Runtime& rt, Value object, const Str* name);
Failed raise_no_module_attribute(Runtime& rt, Value module, const Str* name);

}  // namespace adder
