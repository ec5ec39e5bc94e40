// Out of line: attributes and methods, and their quickening.
//
// Cached are: slots of instances whose instance part follows the header, what such instances find in their class,
// modules' names, class attributes, methods of built-in types. A cached class look-up is guarded by the version of the
// class, which is unique among classes and changes when the class or a base changes (types/). The count of failed
// quickened forms is the operand c, which these instructions do not use.
#include "core/types/attributes.h"
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

// The shape of an object whose attributes can be cached: its instance part follows the header. Else nullptr.
Shape* cacheable_shape(Value object) {
  if (!object.is_object()) return nullptr;
  const Type* type = object.as_object()->type;
  if (!type->is(Type::HasInstancePart) || type->native_bytes != sizeof(Object) || type->is(Type::VariableSize))
    return nullptr;
  return instance_part_at(object.as_object(), 1)->shape.get();
}

bool is_inline_slot(const Shape* shape, int32_t index) {
  return index < shape->inline_slots - (shape->count > shape->inline_slots);
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
  Found found = find_in_type(rt, cls, name);
  if (!found || found.special || type_of(found.value)->descriptor_get() || find_in_type(rt, &type_type, name)) return;
  set_cache(rt, frame, pc, to_value(cls), found.value, cls->version, 0);
  rewrite(pc, Op::LoadAttrClass);
}

void quicken_load(Runtime& rt, Frame& frame, const Instruction* pc, Value object, const Str* name) {
  if (is_exactly(object, module_type)) {
    quicken_module(rt, frame, pc, object, name, Op::LoadAttrModule);
    return;
  }
  if (is_exactly(object, type_type)) return quicken_class_attribute(rt, frame, pc, cast<Type>(object), name);
  Shape* shape = cacheable_shape(object);
  if (!shape) return;
  AttributeSite site = find_attribute_site(rt, object, name);
  uint32_t version = site.type ? site.type->version : 0;
  switch (site.kind) {
    case AttributeSite::Slot:
      if (!is_inline_slot(shape, site.index)) return;
      set_cache(rt, frame, pc, to_value(shape), Value::empty(), version, uint32_t(site.index));
      return rewrite(pc, Op::LoadAttrSlot);
    case AttributeSite::Class:
      set_cache(rt, frame, pc, to_value(shape), site.value, version, 0);
      return rewrite(pc, Op::LoadAttrClass);
    case AttributeSite::Property:
      if (!is_exactly(site.value, function_type) || cast<Function>(site.value)->code->quick_arguments != 2) return;
      set_cache(rt, frame, pc, to_value(shape), site.value, version, 0);
      return rewrite(pc, Op::LoadAttrProperty);
    default: return;
  }
}

// After a store: `before` is the shape the object had.
void quicken_store(Runtime& rt, Frame& frame, const Instruction* pc, Value object, const Str* name, Shape* before) {
  StoreSite site = find_store_site(rt, object, before, name);
  Shape* after = cacheable_shape(object);
  if (site.kind == StoreSite::None || !after || !is_inline_slot(after, site.index)) return;
  Value next = site.kind == StoreSite::Add ? to_value(site.after) : Value::empty();
  set_cache(rt, frame, pc, to_value(before), next, object.as_object()->type->version, uint32_t(site.index));
  rewrite(pc, site.kind == StoreSite::Add ? Op::StoreAttrAdd : Op::StoreAttrSlot);
}

void quicken_method(Runtime& rt, Frame& frame, const Instruction* pc, Value object, const AttributeSite& site) {
  if (!object.is_object()) return;
  if (!site.type->is(Type::HasInstancePart)) {
    if (site.type->is(Type::Heap)) return;
    set_cache(rt, frame, pc, to_value(site.type), site.value, 0, 0);
    rewrite(pc, Op::LoadMethodType);
  } else if (Shape* shape = cacheable_shape(object)) {
    set_cache(rt, frame, pc, to_value(shape), site.value, site.type->version, 0);
    rewrite(pc, Op::LoadMethodShape);
  }
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
  bool quicken = may_quicken(frame, pc, Op::StoreAttr) && before;
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
  bool quicken = may_quicken(frame, pc, Op::LoadMethod);
  Value* out = frame.registers + pc->a;
  if (is_exactly(object, module_type)) {
    if (quicken) quicken_module(rt, frame, pc, object, name, Op::LoadMethodModule);
  } else {
    AttributeSite site = find_attribute_site(rt, object, name);
    if (site.kind == AttributeSite::Method) {
      if (quicken) quicken_method(rt, frame, pc, object, site);
      out[0] = site.value;
      out[1] = object;
      return Outcome::Next;
    }
  }
  Value v = get_attribute(rt, object, name);
  if (v.is_error()) return Outcome::Error;
  out[0] = v;
  out[1] = Value::empty();
  return Outcome::Next;
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
    return outcome(raise(rt, type_error_type, "'%T' object does not support the %scontext manager protocol%s%s%s"_m,
                         object, special.is_async ? "asynchronous " : "", special.is_exit ? " (missed " : "",
                         special.is_exit ? special.name->data() : "", special.is_exit ? " method)" : ""));
  out[0] = method;
  out[1] = Value::empty();
  return Outcome::Next;
}

}  // namespace adder
