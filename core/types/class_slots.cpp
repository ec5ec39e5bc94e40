// The slots of Python classes: functions that call the class's special methods. update_slots() puts them where a class
// or one of its Python bases defines the method; elsewhere the slot of the nearest ROM base is taken as it is.
//
// A dispatcher looks its method up anew on each call (through the method cache), so a slot only changes when a class
// begins or ceases to define a special method.
#include "core/runtime/exceptions.h"
#include "core/types/attributes.h"
#include "core/types/descriptors.h"
#include "core/types/type.h"

namespace adder {

namespace {
Found find_own(Runtime& rt, Value self, const Str* name) { return find_in_type(rt, type_of(self), name); }

Value class_construct(Runtime& rt, const Type* cls, const Args& args) {
  Found found = find_in_type(rt, cls, sym<"__new__">);
  if (found.special) return found.owner->construct()(rt, cls, args);
  WithSelf with(rt, to_value(cls), args);
  if (with.failed()) return Failed{};
  return call(rt, TRY(access_on_class(rt, found, cls)), with.args());
}

Value class_initialize(Runtime& rt, Value self, const Args& args) {
  Value result = TRY(call_found(rt, find_own(rt, self, sym<"__init__">), self, args));
  if (result.is_none()) return result;
  return raise(rt, type_error_type, "__init__() should return None, not '%T'"_m, result);
}

Value class_call(Runtime& rt, Value self, const Args& args) {
  Found found = find_own(rt, self, sym<"__call__">);
  if (found.value.is_none()) return raise(rt, type_error_type, "'%T' object is not callable"_m, self);
  return call_found(rt, found, self, args);
}

Value class_get_attribute(Runtime& rt, Value self, const Str* name) {
  Found get = find_own(rt, self, sym<"__getattribute__">);
  Value v = get.special ? get.owner->get_attribute()(rt, self, name) : call_found(rt, get, self, to_value(name));
  bool absent = v.is_empty() || (v.is_error() && exception_is(rt, attribute_error_type));
  if (!absent) return v;
  Found fallback = find_own(rt, self, sym<"__getattr__">);
  if (!fallback) return v;
  if (v.is_error()) (void)take_exception(rt);
  return call_found(rt, fallback, self, to_value(name));
}

Status status_of(Value v) { return v.failed() ? Status(Failed{}) : Status(); }

Status class_set_attribute(Runtime& rt, Value self, const Str* name, Value value) {
  bool deletes = value.is_empty();
  Found found = find_own(rt, self, deletes ? sym<"__delattr__"> : sym<"__setattr__">);
  if (found.special) return found.owner->set_attribute()(rt, self, name, value);
  Value arguments[] = {to_value(name), value};
  return status_of(call_found(rt, found, self, Args{arguments, deletes ? 1u : 2u}));
}

Value class_descriptor_get(Runtime& rt, Value self, Value instance, const Type* owner) {
  Value arguments[] = {instance.is_empty() ? Value::none() : instance, owner ? to_value(owner) : Value::none()};
  return call_found(rt, find_own(rt, self, sym<"__get__">), self, Args{arguments, 2});
}

Status class_descriptor_set(Runtime& rt, Value self, Value instance, Value value) {
  bool deletes = value.is_empty();
  const Str* name = deletes ? sym<"__delete__"> : sym<"__set__">;
  Found found = find_own(rt, self, name);
  if (!found) return raise(rt, attribute_error_type, "%N"_m, name);
  Value arguments[] = {instance, value};
  return status_of(call_found(rt, found, self, Args{arguments, deletes ? 1u : 2u}));
}

Value text_result(Runtime& rt, const Str* name, Value text) {
  if (text.failed() || has_kind(text, Kind::Str)) return text;
  return raise(rt, type_error_type, "%N returned non-string (type %T)"_m, name, text);
}
Value class_repr(Runtime& rt, Value self) {
  return text_result(rt, sym<"__repr__">, call_found(rt, find_own(rt, self, sym<"__repr__">), self));
}
Value class_str(Runtime& rt, Value self) {
  return text_result(rt, sym<"__str__">, call_found(rt, find_own(rt, self, sym<"__str__">), self));
}
Value class_format(Runtime& rt, Value self, Value spec) {
  Value text = TRY(call_found(rt, find_own(rt, self, sym<"__format__">), self, spec));
  if (has_kind(text, Kind::Str)) return text;
  return raise(rt, type_error_type, "__format__ must return a str, not %T"_m, text);
}

Result<uint32_t> class_hash(Runtime& rt, Value self) {
  Found found = find_own(rt, self, sym<"__hash__">);
  if (found.special) return found.owner->hash()(rt, self);
  if (found.value.is_none()) return raise(rt, type_error_type, "unhashable type: '%T'"_m, self);
  Value result = TRY(call_found(rt, found, self));
  if (is_int(result)) return hash(rt, result);
  return raise(rt, type_error_type, "__hash__ method should return an integer"_m);
}

Result<bool> class_truth(Runtime& rt, Value self) {
  Value result = TRY(call_found(rt, find_own(rt, self, sym<"__bool__">), self));
  if (result.is_bool()) return result.is_true();
  return raise(rt, type_error_type, "__bool__ should return bool, returned %T"_m, result);
}

Result<SignedWord> class_length(Runtime& rt, Value self) {
  Value result = TRY(call_found(rt, find_own(rt, self, sym<"__len__">), self));
  SignedWord count = TRY(as_index(rt, result));
  if (count >= 0) return count;
  return raise(rt, value_error_type, "__len__() should return >= 0"_m);
}

Value class_get_item(Runtime& rt, Value self, Value key) {
  return call_found(rt, find_own(rt, self, sym<"__getitem__">), self, key);
}

Status class_set_item(Runtime& rt, Value self, Value key, Value value) {
  bool deletes = value.is_empty();
  Found found = find_own(rt, self, deletes ? sym<"__delitem__"> : sym<"__setitem__">);
  if (!found)
    return raise(
        rt, type_error_type,
        deletes ? "'%T' object doesn't support item deletion"_m : "'%T' object does not support item assignment"_m,
        self);
  if (found.special) return found.owner->set_item()(rt, self, key, value);
  Value arguments[] = {key, value};
  return status_of(call_found(rt, found, self, Args{arguments, deletes ? 1u : 2u}));
}

Result<bool> class_contains(Runtime& rt, Value self, Value item) {
  Found found = find_own(rt, self, sym<"__contains__">);
  if (found.value.is_none() && !found.special)
    return raise(rt, type_error_type, "'%T' object is not a container"_m, self);
  Value result = TRY(call_found(rt, found, self, item));
  return truth(rt, result);
}

Value class_iterate(Runtime& rt, Value self) {
  Found found = find_own(rt, self, sym<"__iter__">);
  if (found.value.is_none() && !found.special) return raise(rt, type_error_type, "'%T' object is not iterable"_m, self);
  return call_found(rt, found, self);
}

Value class_next(Runtime& rt, Value self) {
  Value item = call_found(rt, find_own(rt, self, sym<"__next__">), self);
  // A StopIteration with a value stays: `yield from` wants it.
  if (!item.is_error() || !exception_is(rt, stop_iteration_type)) return item;
  if (cast<Tuple>(cast<Exception>(rt.exception)->args)->size) return item;
  return catch_exception(rt, stop_iteration_type) ? Value::stop() : item;
}

// --- operators: which special method each operation is
struct OperatorNames {
  const Str *forward, *reflected, *inplace;
};
constexpr OperatorNames binary_names[] = {
    {sym<"__add__">, sym<"__radd__">, sym<"__iadd__">},
    {sym<"__sub__">, sym<"__rsub__">, sym<"__isub__">},
    {sym<"__mul__">, sym<"__rmul__">, sym<"__imul__">},
    {sym<"__matmul__">, sym<"__rmatmul__">, sym<"__imatmul__">},
    {sym<"__truediv__">, sym<"__rtruediv__">, sym<"__itruediv__">},
    {sym<"__floordiv__">, sym<"__rfloordiv__">, sym<"__ifloordiv__">},
    {sym<"__mod__">, sym<"__rmod__">, sym<"__imod__">},
    {sym<"__pow__">, sym<"__rpow__">, sym<"__ipow__">},
    {sym<"__lshift__">, sym<"__rlshift__">, sym<"__ilshift__">},
    {sym<"__rshift__">, sym<"__rrshift__">, sym<"__irshift__">},
    {sym<"__and__">, sym<"__rand__">, sym<"__iand__">},
    {sym<"__or__">, sym<"__ror__">, sym<"__ior__">},
    {sym<"__xor__">, sym<"__rxor__">, sym<"__ixor__">},
};
constexpr const Str* unary_names[] = {sym<"__neg__">, sym<"__pos__">, sym<"__invert__">};
constexpr const Str* compare_names[] = {sym<"__lt__">, sym<"__le__">, sym<"__eq__">,
                                        sym<"__ne__">, sym<"__gt__">, sym<"__ge__">};

// Calls an operator's method; not_implemented() when there is none. One that is None forbids the operation: the call fails.
Value call_operator(Runtime& rt, const Found& found, Value self, Value other) {
  if (!found) return Value::not_implemented();
  return call_found(rt, found, self, other);
}

Value class_unary(Runtime& rt, UnaryOp op, Value self) {
  Found found = find_own(rt, self, unary_names[unsigned(op)]);
  return found ? call_found(rt, found, self) : Value::not_implemented();
}

Value class_binary(Runtime& rt, BinaryOp op, Value self, Value other, bool reflected) {
  const OperatorNames& names = binary_names[unsigned(op)];
  return call_operator(rt, find_own(rt, self, reflected ? names.reflected : names.forward), self, other);
}

Value class_binary_inplace(Runtime& rt, BinaryOp op, Value self, Value other) {
  return call_operator(rt, find_own(rt, self, binary_names[unsigned(op)].inplace), self, other);
}

Value class_compare(Runtime& rt, CompareOp op, Value self, Value other) {
  Found found = find_own(rt, self, compare_names[unsigned(op)]);
  bool inherited_ne = op == CompareOp::Ne && found.special && found.owner == &object_type;
  if (!inherited_ne) return call_operator(rt, found, self, other);
  Value same = TRY(class_compare(rt, CompareOp::Eq, self, other));
  return same.is_not_implemented() ? same : Value::boolean(!TRY(truth(rt, same)));
}

// Every slot's dispatcher, where update_slots copies it from.
ROM_TYPE(dispatchers, {
                          .construct = class_construct,
                          .initialize = class_initialize,
                          .call = class_call,
                          .get_attribute = class_get_attribute,
                          .set_attribute = class_set_attribute,
                          .descriptor_get = class_descriptor_get,
                          .descriptor_set = class_descriptor_set,
                          .repr = class_repr,
                          .str = class_str,
                          .format = class_format,
                          .hash = class_hash,
                          .truth = class_truth,
                          .length = class_length,
                          .get_item = class_get_item,
                          .set_item = class_set_item,
                          .contains = class_contains,
                          .iterate = class_iterate,
                          .next = class_next,
                          .unary = class_unary,
                          .binary = class_binary,
                          .binary_inplace = class_binary_inplace,
                          .compare = class_compare,
                      });

constexpr unsigned first_slot = unsigned(Slot::construct), last_slot = unsigned(Slot::buffer);
static_assert(slot_count <= 32, "slots fit a 32-bit mask");
constexpr uint32_t all_binary = 0x1fff, all_unary = 7;
constexpr unsigned slot_bit(Slot slot) { return 1u << unsigned(slot); }

// The slots whose special methods stand in the class's own dict.
unsigned defined_slots(const HeapType* cls) {
  unsigned mask = 0;
  Value key, value;
  for (uint32_t position = 0; dict_next(cast<Dict>(cls->dict), &position, &key, &value);)
    if (has_kind(key, Kind::Str))
      if (const SpecialMethod* special = find_special(cast<Str>(key))) mask |= slot_bit(special->slot);
  return mask;
}

// Takes from a ROM type of the order what is still undecided; returns the slots it decides.
unsigned take_from_rom(HeapType* cls, const Type* rom, unsigned undecided) {
  unsigned decided = 0;
  for (unsigned i = first_slot; i <= last_slot; i++) {
    SlotWord word = rom->slots->get(Slot(i));
    if (!(undecided >> i & 1) || !word.any) continue;
    cls->slot(Slot(i)) = word;
    decided |= 1u << i;
  }
  Operators& served = cls->slot(Slot::operators).operators;
  if (decided & slot_bit(Slot::binary)) served.binary = rom->operators().binary;
  if (decided & slot_bit(Slot::binary_inplace)) served.inplace = rom->operators().inplace;
  if (decided & slot_bit(Slot::unary)) served.unary = rom->operators().unary;
  // A ROM type that compares but has no hash is unhashable, and so is what derives from it.
  if (rom->compare() && !rom->hash()) decided |= slot_bit(Slot::hash);
  return decided;
}

void set_flag(Type* cls, Type::Flag flag, bool on) {
  cls->flags = uint16_t(on ? cls->flags | flag : cls->flags & ~flag);
}
}  // namespace

void update_slots(Runtime& rt, HeapType* cls) {
  for (unsigned i = first_slot; i < slot_count; i++) cls->slot(Slot(i)).any = nullptr;
  unsigned undecided = ~0u, dispatched = 0;
  MroWalk walk(cls);
  while (const Type* type = walk.next()) {
    unsigned decided;
    if (type->is(Type::Heap)) {
      decided = defined_slots(heap_type(type)) & undecided;
      for (unsigned i = first_slot; i <= last_slot; i++)
        if (decided >> i & 1) cls->slot(Slot(i)) = dispatchers.slots->get(Slot(i));
      dispatched |= decided;
    } else {
      decided = take_from_rom(cls, type, undecided);
    }
    undecided &= ~decided;
  }
  Operators& served = cls->slot(Slot::operators).operators;
  if (dispatched & slot_bit(Slot::binary)) served.binary = all_binary;
  if (dispatched & slot_bit(Slot::binary_inplace)) served.inplace = all_binary;
  if (dispatched & slot_bit(Slot::unary)) served.unary = all_unary;
  // A Python __len__ decides the truth of a class whose ROM base has a truth of its own.
  if (cls->truth() != class_truth && cls->length() == class_length) cls->slot(Slot::truth).any = nullptr;
  set_flag(cls, Type::CustomGetAttribute, cls->get_attribute() == class_get_attribute);
  set_flag(cls, Type::CustomSetAttribute, cls->set_attribute() == class_set_attribute);
  set_flag(cls, Type::IsDataDescriptor, cls->descriptor_set() != nullptr);
  set_flag(cls, Type::HasFinalizer, bool(find_in_type(rt, cls, sym<"__del__">)));
}

}  // namespace adder
