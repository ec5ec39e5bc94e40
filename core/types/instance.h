// Making objects: what a native constructor needs. Shapes and slots of instances are in layouts.h and
// types/instance.cpp.
#pragma once

#include "core/types/layouts.h"

namespace adder {

// A zeroed object of class `cls`, which may be a Python subclass: room for the native part (cls->native_bytes, or
// `bytes` for a variable-size kind), then, where the class has one, the instance part with its shape set. Registers
// __del__. nullptr = no memory, pending.
Object* allocate_object(Runtime& rt, const Type* cls, size_t bytes);

// For types of this program: `struct X : Object { static constexpr const Type* type_object = &x_type; … }`.
template <class X>
X* new_object(Runtime& rt, const Type* cls = X::type_object) {
  return reinterpret_cast<X*>(allocate_object(rt, cls, sizeof(X)));
}

}  // namespace adder
