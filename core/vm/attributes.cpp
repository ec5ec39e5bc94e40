// Out of line: attributes and methods, and their quickening.
//
// Cached are: slots of instances whose instance part follows the header, what such instances find in their class, modules'
// names, class attributes, methods of built-in types. A cached class look-up is guarded by the version of the class, which
// is unique among classes and changes when the class or a base changes (types/). The count of failed quickened forms is the
// operand c, which these instructions do not use.
#include "core/vm/interpreter.h"

namespace adder {

namespace {

constexpr uint8_t most_failures = 16;

bool may_quicken(Frame& frame, const Instruction* pc, Op origin) {
  if (!is_warm(frame)) return false;
  auto* instruction = const_cast<Instruction*>(pc);
  if (Op(pc->op) != origin) {
    instruction->op = uint8_t(origin);
    instruction->c++;
  }
  return pc->c < most_failures;
}

bool has_plain_attributes(const Type* type) {
  return !type->get_attribute || type->get_attribute == object_type.get_attribute;
}

// The shape of an object whose attributes can be cached, or nullptr.
Shape* cacheable_shape(Value object) {
  if (!object.is_object()) return nullptr;
  const Type* type = object.as_object()->type;
  if (!type->is(Type::HasInstancePart) || type->native_bytes != sizeof(Object) || type->is(Type::VariableSize))
    return nullptr;
  Shape* shape = instance_part_at(object.as_object(), 1)->shape.get();
  return shape->flags & Shape::DictMode ? nullptr : shape;
}

bool is_inline_slot(const Shape* shape, int32_t index) {
  return index < shape->inline_slots - 1 || (index == shape->inline_slots - 1 && shape->count <= shape->inline_slots);
}

// Does `v`, found in a class, bind when it is got through an instance?
bool is_descriptor(Value v) { return type_of(v)->descriptor_get; }
bool is_data_descriptor(Value v) { return type_of(v)->is(Type::IsDataDescriptor); }

// A function that a method call hands its instance as first argument.
bool is_method(Value v) {
  if (is_exactly(v, function_type)) return true;
  return is_exactly(v, native_function_type) && (cast<NativeFunction>(v)->flags & NativeFunction::Method);
}

bool quicken_module(Runtime& rt, Frame& frame, const Instruction* pc, Value object, const Str* name, Op form) {
  Module* module = cast<Module>(object);
  if (module->dict) {
    Dict* dict = module->dict.get();
    int32_t entry = dict_find_str(dict, name);
    if (entry < 0 || !dict->block->entries()[entry].key.is(to_value(name))) return false;
    set_cache(rt, frame, pc, dict->block.value(), Value::empty(), 0, uint32_t(entry));
  } else {
    Value v = module_lookup(rt, module, name);
    if (v.is_empty() || v.is_error() || module->dict) return false;
    set_cache(rt, frame, pc, object, v, 0, 0);
  }
  rewrite(pc, form);
  return true;
}

void quicken_class_attribute(Runtime& rt, Frame& frame, const Instruction* pc, const Type* cls, const Str* name) {
  Value v = type_lookup(rt, cls, name);
  if (v.is_empty() || is_descriptor(v) || !type_lookup(rt, &type_type, name).is_empty()) return;
  set_cache(rt, frame, pc, to_value(cls), v, cls->version, 0);
  rewrite(pc, Op::LoadAttrClass);
}

void quicken_property(Runtime& rt, Frame& frame, const Instruction* pc, const Type* type, Shape* shape, Value property) {
  if (!is_exactly(property, property_type)) return;
  Value getter = cast<Property>(property)->getter;
  if (!is_exactly(getter, function_type) || cast<Function>(getter)->code->quick_arguments != 2) return;
  set_cache(rt, frame, pc, to_value(shape), getter, type->version, 0);
  rewrite(pc, Op::LoadAttrProperty);
}

void quicken_load(Runtime& rt, Frame& frame, const Instruction* pc, Value object, const Str* name) {
  if (is_exactly(object, module_type)) {
    quicken_module(rt, frame, pc, object, name, Op::LoadAttrModule);
    return;
  }
  if (is_exactly(object, type_type)) return quicken_class_attribute(rt, frame, pc, cast<Type>(object), name);
  Shape* shape = cacheable_shape(object);
  if (!shape) return;
  const Type* type = object.as_object()->type;
  if (!has_plain_attributes(type) || type->is(Type::CustomGetAttribute)) return;
  Value found = type_lookup(rt, type, name);
  if (!found.is_empty() && is_data_descriptor(found)) return quicken_property(rt, frame, pc, type, shape, found);
  int32_t slot = shape_find(shape, name);
  if (slot >= 0) {
    if (!is_inline_slot(shape, slot)) return;
    set_cache(rt, frame, pc, to_value(shape), Value::empty(), type->version, uint32_t(slot));
    rewrite(pc, Op::LoadAttrSlot);
  } else if (!found.is_empty() && !is_descriptor(found)) {
    set_cache(rt, frame, pc, to_value(shape), found, type->version, 0);
    rewrite(pc, Op::LoadAttrClass);
  }
}

// After a store: `before` is the shape the object had.
void quicken_store(Runtime& rt, Frame& frame, const Instruction* pc, Value object, const Str* name, Shape* before) {
  const Type* type = object.as_object()->type;
  Value found = type_lookup(rt, type, name);
  if (!found.is_empty() && is_data_descriptor(found)) return;
  Shape* after = cacheable_shape(object);
  if (!after) return;
  int32_t slot = shape_find(after, name);
  if (slot < 0 || !is_inline_slot(after, slot)) return;
  if (after == before) {
    set_cache(rt, frame, pc, to_value(after), Value::empty(), type->version, uint32_t(slot));
    rewrite(pc, Op::StoreAttrSlot);
  } else if (after->parent.is(to_value(before)) && slot == after->count - 1) {
    set_cache(rt, frame, pc, to_value(before), to_value(after), type->version, uint32_t(slot));
    rewrite(pc, Op::StoreAttrAdd);
  }
}

void quicken_method(Runtime& rt, Frame& frame, const Instruction* pc, Value object, const Str* name) {
  if (is_exactly(object, module_type)) {
    quicken_module(rt, frame, pc, object, name, Op::LoadMethodModule);
    return;
  }
  if (!object.is_object()) return;
  const Type* type = object.as_object()->type;
  if (!has_plain_attributes(type) || type->is(Type::CustomGetAttribute)) return;
  Value found = type_lookup(rt, type, name);
  if (found.is_empty() || !is_method(found)) return;
  if (!type->is(Type::HasInstancePart)) {
    if (type->is(Type::Heap)) return;
    set_cache(rt, frame, pc, to_value(type), found, 0, 0);
    rewrite(pc, Op::LoadMethodType);
    return;
  }
  Shape* shape = cacheable_shape(object);
  if (!shape || shape_find(shape, name) >= 0) return;
  set_cache(rt, frame, pc, to_value(shape), found, type->version, 0);
  rewrite(pc, Op::LoadMethodShape);
}

// Has the instance itself an attribute of that name, which would hide a method?
bool hides_method(Object* object, const Str* name) {
  if (!object->type->is(Type::HasInstancePart)) return false;
  InstancePart* part = instance_part(object);
  Shape* shape = part->shape.get();
  if (!(shape->flags & Shape::DictMode)) return shape_find(shape, name) >= 0;
  return part->slots[0].is_object() && !dict_get_str(cast<Dict>(part->slots[0]), name).is_empty();
}

Status load_method(Runtime& rt, Value object, const Str* name, Value* out) {
  const Type* type = type_of(object);
  if (has_plain_attributes(type) && !type->is(Type::CustomGetAttribute)) {
    Value found = type_lookup(rt, type, name);
    if (!found.is_empty() && is_method(found) && !(object.is_object() && hides_method(object.as_object(), name))) {
      out[0] = found;
      out[1] = object;
      return {};
    }
  }
  Value v = TRY(get_attribute(rt, object, name));
  out[0] = v;
  out[1] = Value::empty();
  return {};
}

struct SpecialName {
  const Str* name;
  bool is_exit;
  bool is_async;
};
constexpr SpecialName special_names[] = {
    {sym<"__enter__">, false, false},
    {sym<"__exit__">, true, false},
    {sym<"__aenter__">, false, true},
    {sym<"__aexit__">, true, true},
};

}  // namespace

Outcome slow_load_attribute(Runtime& rt, Frame& frame, const Instruction* pc) {
  Value object = frame.registers[pc->b];
  const Str* name = name_operand(frame, pc);
  if (may_quicken(frame, pc, Op::LoadAttr)) quicken_load(rt, frame, pc, object, name);
  return finish(frame, pc, get_attribute(rt, object, name));
}

Outcome slow_store_attribute(Runtime& rt, Frame& frame, const Instruction* pc) {
  Value object = frame.registers[pc->a];
  const Str* name = name_operand(frame, pc);
  Shape* before = cacheable_shape(object);
  bool quicken = may_quicken(frame, pc, Op::StoreAttr) && before && !object.as_object()->type->is(Type::CustomSetAttribute);
  if (set_attribute(rt, object, name, frame.registers[pc->b]).failed()) return Outcome::Error;
  if (quicken) quicken_store(rt, frame, pc, object, name, before);
  return Outcome::Next;
}

Outcome slow_delete_attribute(Runtime& rt, Frame& frame, const Instruction* pc) {
  return outcome(delete_attribute(rt, frame.registers[pc->a], name_operand(frame, pc)));
}

Outcome slow_load_method(Runtime& rt, Frame& frame, const Instruction* pc) {
  Value object = frame.registers[pc->b];
  const Str* name = name_operand(frame, pc);
  if (may_quicken(frame, pc, Op::LoadMethod)) quicken_method(rt, frame, pc, object, name);
  return outcome(load_method(rt, object, name, frame.registers + pc->a));
}

Outcome slow_load_special(Runtime& rt, Frame& frame, const Instruction* pc) {
  Value object = frame.registers[pc->b];
  const SpecialName& special = special_names[pc->c];
  Value* out = frame.registers + pc->a;
  Value found = type_lookup(rt, type_of(object), special.name);
  if (!found.is_empty() && is_method(found)) {
    out[0] = found;
    out[1] = object;
    return Outcome::Next;
  }
  Value method = special_method(rt, object, special.name);
  if (method.is_error()) return Outcome::Error;
  if (method.is_empty())
    return outcome(raise(rt, type_error_type, "'%T' object does not support the %scontext manager protocol%s%s%s", object,
                         special.is_async ? "asynchronous " : "", special.is_exit ? " (missed " : "",
                         special.is_exit ? special.name->data() : "", special.is_exit ? " method)" : ""));
  out[0] = method;
  out[1] = Value::empty();
  return Outcome::Next;
}

}  // namespace adder
