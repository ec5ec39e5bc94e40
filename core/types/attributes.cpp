// The attribute protocol; see attributes.h.
#include "core/types/attributes.h"

#include "core/runtime/exceptions.h"
#include "core/types/descriptors.h"

namespace adder {

Value generic_get_attribute(Runtime& rt, Value self, const Str* name) {
  const Type* type = type_of(self);
  Found found = find_in_type(rt, type, name);
  const Type* kind = found && found.value.is_object() ? found.value.as_object()->type : nullptr;
  if (kind && kind->is(Type::IsDataDescriptor) && kind->descriptor_get())
    return kind->descriptor_get()(rt, found.value, self, type);
  if (type->is(Type::HasInstancePart)) {
    Value v = instance_attribute(rt, self.as_object(), name);
    if (!v.is_empty()) return v;
  }
  if (!found) return Value::empty();
  if (kind) return kind->descriptor_get() ? kind->descriptor_get()(rt, found.value, self, type) : found.value;
  return bind_found(rt, found, self, type);
}

Status generic_set_attribute(Runtime& rt, Value self, const Str* name, Value value) {
  const Type* type = type_of(self);
  if (type->kind == Kind::Type)  // object.__setattr__(cls, …): attributes of classes lie elsewhere
    return raise(rt, type_error_type, "can't apply this %s to %T object"_m,
                 value.is_empty() ? "__delattr__" : "__setattr__", self);
  Found found = find_in_type(rt, type, name);
  if (found && found.value.is_object()) {
    const Type* kind = found.value.as_object()->type;
    if (kind->is(Type::IsDataDescriptor)) return kind->descriptor_set()(rt, found.value, self, value);
  }
  if (type->is(Type::HasInstancePart) && !type->is(Type::NoDict)) {
    if (!value.is_empty()) return set_instance_attribute(rt, self.as_object(), name, value);
    if (TRY(delete_instance_attribute(rt, self.as_object(), name))) return {};
    return raise_no_attribute(rt, self, name);
  }
  if (found) return raise(rt, attribute_error_type, "'%T' object attribute '%N' is read-only"_m, self, name);
  return raise_no_attribute(rt, self, name);
}

Value get_attribute_or_empty(Runtime& rt, Value object, const Str* name) {
  auto slot = type_of(object)->get_attribute();
  Value v = slot ? slot(rt, object, name) : generic_get_attribute(rt, object, name);
  if (v.is_error() && catch_exception(rt, attribute_error_type)) return Value::empty();
  return v;
}

Value get_attribute(Runtime& rt, Value object, const Str* name) {
  auto slot = type_of(object)->get_attribute();
  Value v = slot ? slot(rt, object, name) : generic_get_attribute(rt, object, name);
  return v.is_empty() ? Value(raise_no_attribute(rt, object, name)) : v;
}

Status set_attribute(Runtime& rt, Value object, const Str* name, Value value) {
  auto slot = type_of(object)->set_attribute();
  return slot ? slot(rt, object, name, value) : generic_set_attribute(rt, object, name, value);
}

Status delete_attribute(Runtime& rt, Value object, const Str* name) {
  return set_attribute(rt, object, name, Value::empty());
}

// --- inline caches

AttributeSite find_attribute_site(Runtime& rt, Value object, const Str* name) {
  AttributeSite site;
  const Type* type = type_of(object);
  site.type = type;
  if (type->get_attribute() && type->get_attribute() != generic_get_attribute) return site;
  Found found = find_in_type(rt, type, name);
  const Type* kind = found && found.value.is_object() ? found.value.as_object()->type : nullptr;
  bool data = kind && kind->is(Type::IsDataDescriptor);
  if (kind == &property_type) {
    Value getter = cast<Property>(found.value)->getter;
    if (!getter.is_object()) return site;
    site.kind = AttributeSite::Property;
    site.value = getter;
  } else if (data && kind != &member_descriptor_type) {
    return site;
  }
  if (type->is(Type::HasInstancePart)) {
    site.shape = instance_part(object.as_object())->shape.get();
    if (site.shape->flags & Shape::DictMode) return AttributeSite{};
    if (site.kind == AttributeSite::Property) return site;
    site.index = shape_find(site.shape, name);
    if (site.index >= 0) {
      site.kind = AttributeSite::Slot;
      return site;
    }
  }
  if (site.kind == AttributeSite::Property || data || !found || found.special) return site;
  if (is_method(found.value)) {
    site.kind = AttributeSite::Method;
    site.value = found.value;
  } else if (!kind || !kind->descriptor_get()) {
    site.kind = AttributeSite::Class;
    site.value = found.value;
  }
  return site;
}

StoreSite find_store_site(Runtime& rt, Value object, Shape* before, const Str* name) {
  const Type* type = type_of(object);
  if (!before || !type->is(Type::HasInstancePart) ||
      (type->set_attribute() && type->set_attribute() != generic_set_attribute))
    return {};
  Found found = find_in_type(rt, type, name);
  if (found && found.value.is_object()) {
    const Type* kind = found.value.as_object()->type;
    if (kind->is(Type::IsDataDescriptor) && kind != &member_descriptor_type) return {};
  }
  Shape* now = instance_part(object.as_object())->shape.get();
  if ((now->flags | before->flags) & Shape::DictMode) return {};
  StoreSite site;
  site.before = before;
  site.index = shape_find(now, name);
  if (site.index < 0) return {};
  if (now == before) {
    site.kind = StoreSite::Slot;
  } else if (cast<Shape>(now->parent) == before && site.index < now->inline_slots && now->count <= now->inline_slots) {
    site.kind = StoreSite::Add;
    site.after = now;
  } else {
    site.kind = StoreSite::None;
  }
  return site;
}

}  // namespace adder
