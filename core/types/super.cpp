// super: attributes of an object as the classes behind a given one in its order see them.
#include "core/runtime/exceptions.h"
#include "core/types/attributes.h"
#include "core/types/descriptors.h"
#include "core/types/instance.h"
#include "core/types/text_builder.h"

namespace adder {

namespace {
Super* as_super(Value v) { return cast<Super>(v); }

// The class whose order is searched: the object itself when it is a class below `cls`, else its class; nullptr =
// TypeError.
const Type* search_class(Runtime& rt, const Type* cls, Value object) {
  if (has_kind(object, Kind::Type) && is_subtype(cast<Type>(object), cls)) return cast<Type>(object);
  const Type* type = type_of(object);
  if (is_subtype(type, cls)) return type;
  // A proxy may claim another class.
  Value claimed = get_attribute_or_empty(rt, object, sym<"__class__">);
  if (claimed.is_error()) return nullptr;
  if (has_kind(claimed, Kind::Type) && is_subtype(cast<Type>(claimed), cls)) return cast<Type>(claimed);
  (void)raise(rt, type_error_type, "super(type, obj): obj must be an instance or subtype of type"_m);
  return nullptr;
}

Value super_construct(Runtime& rt, const Type* cls, const Args&) {
  auto* self = reinterpret_cast<Super*>(allocate_object(rt, cls, sizeof(Super)));
  if (!self) return Failed{};
  self->cls = self->object = self->object_type = Value::empty();
  return to_value(self);
}

Value super_initialize(Runtime& rt, Value self, const Args& args) {
  if (args.keywords) return raise(rt, type_error_type, "super() takes no keyword arguments"_m);
  if (args.positional > 2)
    return raise(rt, type_error_type, "super() expected at most 2 arguments, got %u"_m, args.positional);
  Value cls = args.get(0), object = args.get(1);
  if (args.positional == 0) TRY(super_arguments(rt, &cls, &object));
  if (!has_kind(cls, Kind::Type)) return raise(rt, type_error_type, "super() argument 1 must be a type, not %T"_m, cls);
  rt.heap.store(as_super(self)->cls, cls);
  if (object.is_empty() || object.is_none()) return Value::none();
  const Type* searched = search_class(rt, cast<Type>(cls), object);
  if (!searched) return Failed{};
  rt.heap.store(as_super(self)->object, object);
  rt.heap.store(as_super(self)->object_type, to_value(searched));
  return Value::none();
}

Value super_get_attribute(Runtime& rt, Value self, const Str* name) {
  auto* s = as_super(self);
  if (!s->object_type.is_object() || name == sym<"__class__">) return generic_get_attribute(rt, self, name);
  auto* searched = cast<Type>(s->object_type);
  Found found = find_after(searched, cast<Type>(s->cls), name);
  if (!found) return generic_get_attribute(rt, self, name);
  // Of a class: as its own attribute; of an instance: bound to it.
  if (s->object.is(s->object_type)) return access_on_class(rt, found, searched);
  return bind_found(rt, found, s->object, searched);
}

Value super_descriptor_get(Runtime& rt, Value self, Value instance, const Type*) {
  if (instance.is_empty() || as_super(self)->object.is_object()) return self;
  return call(rt, to_value(type_of(self)), as_super(self)->cls, instance);
}

Value super_repr(Runtime& rt, Value self) {
  auto* s = as_super(self);
  TextBuilder text(rt);
  text.add("<super: <class '").add(cast<Type>(s->cls)->name).add("'>, ");
  if (s->object_type.is_object())
    text.add('<').add(cast<Type>(s->object_type)->name).add(" object>");
  else
    text.add("NULL");
  return text.add('>').finish();
}

Value none_when_empty(Value v) { return v.is_empty() ? Value::none() : v; }
Value get_this_class(Runtime&, Value self) { return none_when_empty(as_super(self)->cls); }
Value get_self(Runtime&, Value self) { return none_when_empty(as_super(self)->object); }
Value get_self_class(Runtime&, Value self) { return none_when_empty(as_super(self)->object_type); }

constexpr Attribute attributes[] = {
    PROPERTY("__thisclass__", get_this_class),
    PROPERTY("__self__", get_self),
    PROPERTY("__self_class__", get_self_class),
};
}  // namespace

ROM_TYPE(super_type, {
                         .name = sym<"super">,
                         .kind = Kind::Super,
                         .trace_words = {1, 3},
                         .native_bytes = sizeof(Super),
                         .construct = super_construct,
                         .initialize = super_initialize,
                         .get_attribute = super_get_attribute,
                         .descriptor_get = super_descriptor_get,
                         .repr = super_repr,
                         .attributes = attributes,
                     });

}  // namespace adder
