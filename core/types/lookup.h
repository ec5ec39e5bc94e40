// Finding attributes on types: the method resolution order, and what stands in it under a name.
#pragma once

#include "core/types/layouts.h"

namespace adder {

struct SpecialMethod;

// What stands under a name in a type or one of its bases. The special methods of a ROM type are its slots: then
// `special` says which one, and `value` is empty, because no object for it exists until somebody asks for one
// (materialise()).
struct Found {
  Value value;
  const Type* owner = nullptr;  // where it was found; nullptr = nowhere
  const SpecialMethod* special = nullptr;
  explicit operator bool() const { return owner != nullptr; }
};

// Through the method cache. Never fails, never allocates except for the cache itself.
Found find_in_type(Runtime& rt, const Type* type, const Str* name);
// In one class only, its bases left out.
Found find_in_class(const Type* cls, const Str* name);
// In what follows `after` in the order of `type`: super().
Found find_after(const Type* type, const Type* after, const Str* name);

// Walks the method resolution order of a type.
class MroWalk {
 public:
  explicit MroWalk(const Type* type);
  const Type* next();  // nullptr at the end

 private:
  const Type* at_;  // ROM: the type next() will give
  const Type* mixin_ = nullptr;
  const Tuple* order_ = nullptr;
  SignedWord index_ = 0;
};

// The order as a Tuple (made on the fly for ROM types).
Value mro_tuple(Runtime& rt, const Type* type);

// What `found` is as a Python object when it is reached through the class itself, not bound: a function, a method
// descriptor, a slot wrapper, the value.
Value unbound(Runtime& rt, const Found& found);
// The same reached through an instance (or, for super() in class methods, with `instance` the class): bound.
Value bind_found(Runtime& rt, const Found& found, Value instance, const Type* type);
// Is v what an attribute look-up turns into a method call: does it take its instance as first argument?
inline bool is_method(Value v) {
  if (!v.is_object()) return false;
  const Type* type = v.as_object()->type;
  if (!type->is(Type::IsMethodDescriptor)) return false;
  return type != &native_function_type || cast<NativeFunction>(v)->flags & NativeFunction::Method;
}

// Calls what was found as a method of `self` with further arguments.
Value call_found(Runtime& rt, const Found& found, Value self, const Args& args);
inline Value call_found(Runtime& rt, const Found& found, Value self) {
  return call_found(rt, found, self, Args{nullptr, 0});
}
inline Value call_found(Runtime& rt, const Found& found, Value self, Value a) {
  return call_found(rt, found, self, Args{&a, 1});
}

// --- the method cache (method_cache.cpp)
bool cached_in_type(Runtime& rt, const Type* type, const Str* name, Found* found);
void remember_in_type(Runtime& rt, const Type* type, const Str* name, const Found& found);
bool cached_in_shape(Runtime& rt, const Shape* shape, const Str* name, int32_t* index);
void remember_in_shape(Runtime& rt, const Shape* shape, const Str* name, int32_t index);
void forget_cached_name(Runtime& rt, const Str* name);  // of every type
void forget_cached(Runtime& rt);

}  // namespace adder
