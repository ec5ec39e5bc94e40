// The attribute protocol: object's own __getattribute__ and __setattr__, and what the interpreter may cache of it.
#pragma once

#include "core/types/lookup.h"

namespace adder {

// object.__getattribute__ and object.__setattr__, __delattr__ as slots: of every type that has no other.
Value generic_get_attribute(Runtime& rt, Value self, const Str* name);
Status generic_set_attribute(Runtime& rt, Value self, const Str* name, Value value);
// object.__new__ and __init__ as slots.
Value object_construct(Runtime& rt, const Type* cls, const Args& args);
Value object_initialize(Runtime& rt, Value self, const Args& args);
// Keywords that a built-in does not know are for the __init__ or __new__ that a subclass brings.
inline bool has_own_init(const Type* cls) { return cls->initialize() && cls->initialize() != object_initialize; }
inline bool has_own_new(const Type* cls, const Type& native) { return cls->construct() != native.construct(); }
Result<uint32_t> identity_hash(Runtime& rt, Value self);
Value object_repr(Runtime& rt, Value self);

// --- instances (instance.cpp)
Value instance_attribute(Runtime& rt, Object* object, const Str* name);  // empty() = absent; never fails
Status set_instance_attribute(Runtime& rt, Object* object, const Str* name, Value value);
Result<bool> delete_instance_attribute(Runtime& rt, Object* object, const Str* name);  // false = was absent
// The same for what __slots__ declared, which is no part of __dict__.
Value instance_member(Runtime& rt, Object* object, const Str* name);
Status set_instance_member(Runtime& rt, Object* object, const Str* name, Value value);
Result<bool> delete_instance_member(Runtime& rt, Object* object, const Str* name);
// The instance's attributes as a live dict, as __dict__ is: from then on they lie in it. nullptr = no memory.
Dict* instance_dict(Runtime& rt, Object* object);
Status set_instance_dict(Runtime& rt, Object* object, Dict* dict);
// Names in order, without making a dict: for dir() and hints.
Status append_instance_names(Runtime& rt, Object* object, List* names);
// Shape of a new instance of cls, made when missing; nullptr = no memory.
Shape* root_shape(Runtime& rt, const Type* cls);
// The shape after adding `name`; nullptr = no memory.
Shape* shape_with(Runtime& rt, Shape* shape, const Str* name);

// --- for inline caches. What an access found, without running Python code.
struct AttributeSite {
  enum Kind : uint8_t {
    None,      // nothing to cache
    Slot,      // in the instance: `shape`, `index`
    Class,     // in the class, not shadowed by the instance, valid while the class has `version`: `value`, of any type
    Method,    // the same, a method: call value(self, ...)
    Property,  // the same, a property whose getter is `value`
  };
  Kind kind = None;
  const Type* type = nullptr;
  Shape* shape = nullptr;  // nullptr when the type has no instance part
  int32_t index = -1;      // < shape->inline_slots (minus one when it overflows): inline
  Value value;
};
AttributeSite find_attribute_site(Runtime& rt, Value object, const Str* name);

struct StoreSite {
  enum Kind : uint8_t { None, Slot, Add };
  Kind kind = None;
  Shape* before = nullptr;
  Shape* after = nullptr;  // Add
  int32_t index = -1;
};
// For a store that has just been done; `before` is the shape the object had before it.
StoreSite find_store_site(Runtime& rt, Value object, Shape* before, const Str* name);

}  // namespace adder
