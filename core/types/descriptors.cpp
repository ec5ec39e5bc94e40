// Binding, and the descriptors of built-in types; see descriptors.h.
#include "core/types/descriptors.h"

#include "core/runtime/exceptions.h"
#include "core/types/instance.h"
#include "core/types/text_builder.h"

namespace adder {

namespace {
Value make_descriptor(Runtime& rt, const Type& type, const Type* owner, const void* what) {
  auto* descriptor = rt.heap.make<Descriptor>(type);
  if (!descriptor) return rt.no_memory();
  descriptor->owner = owner;
  descriptor->what = what;
  return to_value(descriptor);
}
}  // namespace

Value unbound(Runtime& rt, const Found& found) {
  return found.special ? make_descriptor(rt, slot_wrapper_type, found.owner, found.special) : found.value;
}

Value bind_found(Runtime& rt, const Found& found, Value instance, const Type* type) {
  Value value = found.value;
  if (found.special) {
    value = TRY(unbound(rt, found));
    return found.special->slot == Slot::construct ? value : make_bound_method(rt, value, instance);
  }
  if (!value.is_object()) return value;
  auto get = value.as_object()->type->descriptor_get();
  return get ? get(rt, value, instance, type) : value;
}

Value access_on_class(Runtime& rt, const Found& found, const Type* cls) {
  if (found.special) return unbound(rt, found);
  if (!found.value.is_object()) return found.value;
  const Type* type = found.value.as_object()->type;
  if (type == &native_property_type)
    return make_descriptor(rt, getset_descriptor_type, found.owner, found.value.as_object());
  if (type == &native_function_type && cast<NativeFunction>(found.value)->flags & NativeFunction::Method)
    return make_descriptor(rt, method_descriptor_type, found.owner, found.value.as_object());
  return type->descriptor_get() ? type->descriptor_get()(rt, found.value, Value::empty(), cls) : found.value;
}

Value call_found(Runtime& rt, const Found& found, Value self, const Args& args) {
  if (found.special || is_method(found.value)) {
    WithSelf with(rt, self, args);
    if (with.failed()) return Failed{};
    if (found.special) return found.special->invoke(rt, found.owner, found.special->operation, with.args());
    return call(rt, found.value, with.args());
  }
  return call(rt, TRY(bind_found(rt, found, self, type_of(self))), args);
}

Status readonly_attribute(Runtime& rt, Value, Value) { return raise(rt, attribute_error_type, "readonly attribute"_m); }

namespace {
// --- slot wrappers: int.__add__
Failed wrong_instance(Runtime& rt, const Descriptor* d, Value self) {
  return raise(rt, type_error_type, "descriptor '%N' requires a '%Y' object but received a '%T'"_m, d->special().name,
               d->owner, self);
}

Value slot_wrapper_call(Runtime& rt, Value self, const Args& args) {
  auto* d = cast<Descriptor>(self);
  const SpecialMethod& special = d->special();
  if (special.slot == Slot::construct) return special.invoke(rt, d->owner, 0, args);
  if (!args.positional)
    return raise(rt, type_error_type, "descriptor '%N' of '%Y' object needs an argument"_m, special.name, d->owner);
  if (!is_instance(args[0], *d->owner)) return wrong_instance(rt, d, args[0]);
  uint32_t given = args.positional - 1;
  bool any = special.most == NativeFunction::variadic;
  if (args.keywords && !any)
    return raise(rt, type_error_type, "wrapper %N() takes no keyword arguments"_m, special.name);
  if (given < special.least || (given > special.most && !any))
    return raise(rt, type_error_type, "expected %u argument%s, got %u"_m, special.least, special.least == 1 ? "" : "s",
                 given);
  return special.invoke(rt, d->owner, special.operation, args);
}

Value slot_wrapper_get(Runtime& rt, Value self, Value instance, const Type*) {
  bool is_new = cast<Descriptor>(self)->special().slot == Slot::construct;
  return instance.is_empty() || is_new ? self : make_bound_method(rt, self, instance);
}

Value slot_wrapper_repr(Runtime& rt, Value self) {
  auto* d = cast<Descriptor>(self);
  if (d->special().slot == Slot::construct)
    return TextBuilder(rt).add_format("<built-in method __new__ of type object at %p>"_m, d->owner).finish();
  return TextBuilder(rt).add_format("<slot wrapper '%N' of '%Y' objects>"_m, d->special().name, d->owner).finish();
}

Value slot_wrapper_name(Runtime&, Value self) { return to_value(cast<Descriptor>(self)->special().name); }
Value descriptor_owner(Runtime&, Value self) { return to_value(cast<Descriptor>(self)->owner); }

Value slot_wrapper_qualified_name(Runtime& rt, Value self) {
  auto* d = cast<Descriptor>(self);
  return TextBuilder(rt).add(d->owner->name).add('.').add(d->special().name).finish();
}

// The same slot of the same type, whichever object stands for it.
Value descriptor_compare(Runtime&, CompareOp op, Value self, Value other) {
  if ((op != CompareOp::Eq && op != CompareOp::Ne) || !other.is_object() ||
      other.as_object()->type != self.as_object()->type)
    return Value::not_implemented();
  auto *a = cast<Descriptor>(self), *b = cast<Descriptor>(other);
  return Value::boolean((a->owner == b->owner && a->what == b->what) == (op == CompareOp::Eq));
}
Result<uint32_t> descriptor_hash(Runtime&, Value self) {
  auto* d = cast<Descriptor>(self);
  return uint32_t(uintptr_t(d->owner) >> 3) ^ uint32_t(uintptr_t(d->what) >> 2);
}

// --- method descriptors: list.append
Value method_descriptor_call(Runtime& rt, Value self, const Args& args) {
  auto* d = cast<Descriptor>(self);
  if (!args.positional)
    return raise(rt, type_error_type, "unbound method %Y.%N() needs an argument"_m, d->owner, d->function().name);
  if (!is_instance(args[0], *d->owner))
    return raise(rt, type_error_type, "descriptor '%N' for '%Y' objects doesn't apply to a '%T' object"_m,
                 d->function().name, d->owner, args[0]);
  return call_native(rt, d->function(), args);
}

Value method_descriptor_get(Runtime& rt, Value self, Value instance, const Type*) {
  auto* d = cast<Descriptor>(self);
  if (instance.is_empty()) return self;
  if (!is_instance(instance, *d->owner))
    return raise(rt, type_error_type, "descriptor '%N' for '%Y' objects doesn't apply to a '%T' object"_m,
                 d->function().name, d->owner, instance);
  return make_bound_method(rt, to_value(&d->function()), instance);
}

Value method_descriptor_repr(Runtime& rt, Value self) {
  auto* d = cast<Descriptor>(self);
  return TextBuilder(rt).add_format("<method '%N' of '%Y' objects>"_m, d->function().name, d->owner).finish();
}
Value method_descriptor_name(Runtime&, Value self) { return to_value(cast<Descriptor>(self)->function().name); }
Value method_descriptor_qualified_name(Runtime& rt, Value self) {
  auto* d = cast<Descriptor>(self);
  return TextBuilder(rt).add(d->owner->name).add('.').add(d->function().name).finish();
}

// --- properties of built-in types: int.real
Value getset_get(Runtime& rt, Value self, Value instance, const Type*) {
  auto* d = cast<Descriptor>(self);
  if (instance.is_empty()) return self;
  if (!is_instance(instance, *d->owner))
    return raise(rt, type_error_type, "descriptor '%N' for '%Y' objects doesn't apply to a '%T' object"_m,
                 d->property().name, d->owner, instance);
  return d->property().get(rt, instance);
}

Status native_property_set(Runtime& rt, Value self, Value instance, Value value) {
  auto* property = cast<NativeProperty>(self);
  if (property->set) return property->set(rt, instance, value);
  return raise(rt, attribute_error_type, "attribute '%N' of '%T' objects is not writable"_m, property->name, instance);
}

Status getset_set(Runtime& rt, Value self, Value instance, Value value) {
  auto* d = cast<Descriptor>(self);
  if (!is_instance(instance, *d->owner))
    return raise(rt, type_error_type, "descriptor '%N' for '%Y' objects doesn't apply to a '%T' object"_m,
                 d->property().name, d->owner, instance);
  return native_property_set(rt, to_value(&d->property()), instance, value);
}

Value getset_repr(Runtime& rt, Value self) {
  auto* d = cast<Descriptor>(self);
  return TextBuilder(rt).add_format("<attribute '%N' of '%Y' objects>"_m, d->property().name, d->owner).finish();
}
Value getset_name(Runtime&, Value self) { return to_value(cast<Descriptor>(self)->property().name); }

Value native_property_get(Runtime& rt, Value self, Value instance, const Type*) {
  return instance.is_empty() ? self : cast<NativeProperty>(self)->get(rt, instance);
}

constexpr Attribute slot_wrapper_attributes[] = {
    PROPERTY("__name__", slot_wrapper_name),
    PROPERTY("__qualname__", slot_wrapper_qualified_name),
    PROPERTY("__objclass__", descriptor_owner),
    CONSTANT("__doc__", Value::none()),
};
constexpr Attribute method_descriptor_attributes[] = {
    PROPERTY("__name__", method_descriptor_name),
    PROPERTY("__qualname__", method_descriptor_qualified_name),
    PROPERTY("__objclass__", descriptor_owner),
    CONSTANT("__doc__", Value::none()),
};
constexpr Attribute getset_attributes[] = {
    PROPERTY("__name__", getset_name),
    PROPERTY("__objclass__", descriptor_owner),
    CONSTANT("__doc__", Value::none()),
};
}  // namespace

ROM_TYPE(slot_wrapper_type, {
                                .name = sym<"wrapper_descriptor">,
                                .kind = Kind::SlotWrapper,
                                .flags = Type::Final | Type::Abstract | Type::IsMethodDescriptor,
                                .native_bytes = sizeof(Descriptor),
                                .call = slot_wrapper_call,
                                .descriptor_get = slot_wrapper_get,
                                .repr = slot_wrapper_repr,
                                .hash = descriptor_hash,
                                .compare = descriptor_compare,
                                .attributes = slot_wrapper_attributes,
                            });

ROM_TYPE(method_descriptor_type, {
                                     .name = sym<"method_descriptor">,
                                     .kind = Kind::Other,
                                     .flags = Type::Final | Type::Abstract | Type::IsMethodDescriptor,
                                     .native_bytes = sizeof(Descriptor),
                                     .call = method_descriptor_call,
                                     .descriptor_get = method_descriptor_get,
                                     .repr = method_descriptor_repr,
                                     .hash = descriptor_hash,
                                     .compare = descriptor_compare,
                                     .attributes = method_descriptor_attributes,
                                 });

ROM_TYPE(getset_descriptor_type, {
                                     .name = sym<"getset_descriptor">,
                                     .kind = Kind::Other,
                                     .flags = Type::Final | Type::Abstract | Type::IsDataDescriptor,
                                     .native_bytes = sizeof(Descriptor),
                                     .descriptor_get = getset_get,
                                     .descriptor_set = getset_set,
                                     .repr = getset_repr,
                                     .hash = descriptor_hash,
                                     .compare = descriptor_compare,
                                     .attributes = getset_attributes,
                                 });

ROM_TYPE(native_property_type, {
                                   .name = sym<"getset_descriptor">,
                                   .kind = Kind::Other,
                                   .flags = Type::Final | Type::Abstract | Type::IsDataDescriptor,
                                   .native_bytes = sizeof(NativeProperty),
                                   .descriptor_get = native_property_get,
                                   .descriptor_set = native_property_set,
                               });

}  // namespace adder
