// object.__class__ = other: the instance takes the other class when their layouts agree; its attributes stay.
#include "core/runtime/exceptions.h"
#include "core/types/attributes.h"
#include "core/types/type.h"

namespace adder {

namespace {
bool same_layout(const Type* a, const Type* b) {
  constexpr uint16_t layout_flags = Type::HasInstancePart | Type::NoDict | Type::VariableSize;
  return a->kind == b->kind && a->native_bytes == b->native_bytes &&
         (a->flags & layout_flags) == (b->flags & layout_flags);
}

// A root of `cls` for an instance that was made with another number of inline slots.
Shape* root_with(Runtime& rt, Type* cls, uint16_t inline_slots) {
  Shape* known = root_shape(rt, cls);
  if (!known || known->inline_slots == inline_slots) return known;
  auto* root = rt.heap.make<Shape>(shape_type);
  if (!root) return (void)rt.no_memory(), nullptr;
  root->cls = to_value(cls);
  root->parent = root->name = root->transitions = Value::empty();
  root->inline_slots = inline_slots;
  root->offset = known->offset;
  return root;
}

// The shape of `root`'s family with the same attributes in the same order.
Shape* same_attributes(Runtime& rt, Shape* root, Shape* shape) {
  if (!shape->count) return root;
  Shape* before = same_attributes(rt, root, cast<Shape>(shape->parent));
  return before ? shape_with(rt, before, cast<Str>(shape->name)) : nullptr;
}
}  // namespace

Status set_object_class(Runtime& rt, Value self, Value value) {
  if (value.is_empty()) return raise(rt, type_error_type, "can't delete __class__ attribute"_m);
  if (!has_kind(value, Kind::Type))
    return raise(rt, type_error_type, "__class__ must be set to a class, not '%T' object"_m, value);
  const Type* old = type_of(self);
  auto* cls = cast<Type>(value);
  if (old == cls) return {};
  if (!old->is(Type::Heap) || !cls->is(Type::Heap))
    return raise(rt, type_error_type,
                 "__class__ assignment only supported for mutable types or ModuleType subclasses"_m);
  if (!same_layout(old, cls))
    return raise(rt, type_error_type, "__class__ assignment: '%Y' object layout differs from '%Y'"_m, cls, old);
  if (old->is(Type::HasInstancePart)) {
    InstancePart* part = instance_part(self.as_object());
    Shape* shape = part->shape.get();
    Dict* dict = shape->flags & Shape::DictMode ? instance_dict(rt, self.as_object()) : nullptr;
    Shape* root = root_with(rt, cls, shape->inline_slots);
    Shape* after = root ? same_attributes(rt, root, shape) : nullptr;
    if (!after) return Failed{};
    rt.heap.store(part->shape, after);
    if (dict) TRY(set_instance_dict(rt, self.as_object(), dict));
  }
  rt.heap.shade(value);
  self.as_object()->type = cls;
  if (cls->is(Type::HasFinalizer) && !old->is(Type::HasFinalizer)) return rt.heap.register_finalizer(self.as_object());
  return {};
}

}  // namespace adder
