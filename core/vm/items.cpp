// Out of line: container[key] and container[key] = value, with the containers decided here that programs index in
// loops: lists, tuples, dicts, texts, bytes, bytearrays, arrays of numbers.
#include "core/types/array.h"
#include "core/types/str.h"
#include "core/vm/interpreter.h"
#include "core/vm/numbers.h"

namespace adder {

namespace {

bool is_buffer(Value v) {
  return is_exactly(v, bytearray_type) || is_exactly(v, array_type) || is_exactly(v, bytes_type) ||
         is_exactly(v, str_type);
}

// The form after a quickened GetItem failed on this container; each kind steps down only.
Op next_get_form(Op op, Value container) {
  if (op == Op::GetItemListInt) {
    if (is_exactly(container, tuple_type)) return Op::GetItemTupleInt;
    if (is_exactly(container, dict_type)) return Op::GetItemDict;
    if (is_buffer(container)) return Op::GetItemBuffer;
  }
  if (op == Op::GetItemListIntK && is_exactly(container, tuple_type)) return Op::GetItemTupleIntK;
  return origin_of(uint8_t(op));
}

Op next_set_form(Op op, Value container) {
  if (op == Op::SetItemListInt) {
    if (is_exactly(container, dict_type)) return Op::SetItemDict;
    if (is_buffer(container)) return Op::SetItemBuffer;
  }
  return Op::SetItem;
}

// A failed guard may be only an index out of range, or a key that is absent: then the form stays.
bool form_fits(Op op, Value container, Value key) {
  switch (op) {
    case Op::GetItemListInt:
    case Op::GetItemListIntK:
    case Op::SetItemListInt: return is_exactly(container, list_type) && key.is_small_int();
    case Op::GetItemTupleInt:
    case Op::GetItemTupleIntK: return is_exactly(container, tuple_type) && key.is_small_int();
    case Op::GetItemBuffer:
    case Op::SetItemBuffer: return is_buffer(container) && key.is_small_int();
    case Op::GetItemDict:
    case Op::SetItemDict: return is_exactly(container, dict_type);
    default: return true;
  }
}

// Reads a T; empty() when its value needs memory.
template <class T>
Value load_number(const uint8_t* at) {
  T number = load_unaligned<T>(at);
  if constexpr (std::is_floating_point_v<T>) {
    Value v;
    return Value::try_float(Float(number), &v) ? v : Value::empty();
  } else {
    return Value::fits_small_int(number) ? Value::small_int(SignedWord(number)) : Value::empty();
  }
}

Value array_item(Array* array, SignedWord index) {
  if (index < 0) index += array->size;
  if (Word(index) >= array->size) return Value::empty();
  const uint8_t* at = array->item(size_t(index));
  switch (array->typecode) {
    case 'b': return load_number<int8_t>(at);
    case 'B': return load_number<uint8_t>(at);
    case 'h': return load_number<int16_t>(at);
    case 'H': return load_number<uint16_t>(at);
    case 'i': return load_number<int32_t>(at);
    case 'f': return load_number<float>(at);
    case 'd': return load_number<double>(at);
    default: return Value::empty();
  }
}

template <class T>
bool store_number(uint8_t* at, Value value) {
  if constexpr (std::is_floating_point_v<T>) {
    Float number;
    if (!fast_number(value, &number)) return false;
    store_unaligned(at, T(number));
  } else {
    if (!value.is_small_int()) return false;
    SignedWord number = value.as_small_int();
    if (number < SignedWord(std::numeric_limits<T>::min()) || number > SignedWord(std::numeric_limits<T>::max()))
      return false;
    store_unaligned(at, T(number));
  }
  return true;
}

bool store_array_item(Array* array, SignedWord index, Value value) {
  if (index < 0) index += array->size;
  if (Word(index) >= array->size) return false;
  uint8_t* at = array->item(size_t(index));
  switch (array->typecode) {
    case 'b': return store_number<int8_t>(at, value);
    case 'B': return store_number<uint8_t>(at, value);
    case 'h': return store_number<int16_t>(at, value);
    case 'H': return store_number<uint16_t>(at, value);
    case 'i': return store_number<int32_t>(at, value);
    case 'f': return store_number<float>(at, value);
    case 'd': return store_number<double>(at, value);
    default: return false;
  }
}

// A character of an ASCII text.
Value character(Str* text, SignedWord index) {
  if (!text->ascii()) return Value::empty();
  if (index < 0) index += text->size();
  return Word(index) < text->size() ? to_value(ascii_character(uint8_t(text->data()[index]))) : Value::empty();
}

// The item at a small int; empty() when this takes more, or is an error.
Value quick_item(Value container, SignedWord index) {
  if (!container.is_object()) return Value::empty();
  const Type* type = container.as_object()->type;
  if (type == &list_type) {
    List* list = cast<List>(container);
    if (index < 0) index += list->size;
    return Word(index) < list->size ? list->items()[index] : Value::empty();
  }
  if (type == &tuple_type) {
    Tuple* tuple = cast<Tuple>(container);
    if (index < 0) index += tuple->size;
    return Word(index) < Word(tuple->size) ? tuple->items()[index] : Value::empty();
  }
  return buffer_item(container, index);
}

// False when the store takes more, or is an error.
bool quick_store(Runtime& rt, Value container, SignedWord index, Value value) {
  if (!container.is_object()) return false;
  const Type* type = container.as_object()->type;
  if (type == &list_type) {
    List* list = cast<List>(container);
    if (index < 0) index += list->size;
    if (Word(index) >= list->size) return false;
    rt.heap.store(list->items()[index], value);
    return true;
  }
  return store_buffer_item(container, index, value);
}

Value item_of(Runtime& rt, Value container, Value key) {
  if (key.is_small_int()) {
    Value v = quick_item(container, key.as_small_int());
    if (!v.is_empty()) return v;
  }
  if (is_exactly(container, dict_type)) {
    Value v = dict_get(rt, cast<Dict>(container), key);
    if (!v.is_empty()) return v;
  }
  return get_item(rt, container, key);
}

}  // namespace

Value buffer_item(Value container, SignedWord index) {
  const Type* type = container.as_object()->type;
  if (type == &array_type) return array_item(cast<Array>(container), index);
  if (type == &bytearray_type) {
    ByteArray* bytes = cast<ByteArray>(container);
    if (index < 0) index += bytes->size;
    return Word(index) < bytes->size ? Value::small_int(bytes->buffer->data()[index]) : Value::empty();
  }
  if (type == &str_type) return character(cast<Str>(container), index);
  if (type != &bytes_type) return Value::empty();
  BytesObject* bytes = cast<BytesObject>(container);
  if (index < 0) index += bytes->size;
  return Word(index) < bytes->size ? Value::small_int(bytes->data()[index]) : Value::empty();
}

bool store_buffer_item(Value container, SignedWord index, Value value) {
  const Type* type = container.as_object()->type;
  if (type == &array_type) return store_array_item(cast<Array>(container), index, value);
  if (type != &bytearray_type) return false;
  ByteArray* bytes = cast<ByteArray>(container);
  if (index < 0) index += bytes->size;
  return Word(index) < bytes->size && store_number<uint8_t>(bytes->buffer->data() + index, value);
}

Outcome slow_get_item(Runtime& rt, Frame& frame, const Instruction* pc) {
  Op op = Op(pc->op), origin = origin_of(pc->op);
  Value container = frame.registers[pc->b];
  Value key = origin == Op::GetItemK ? constant(frame, pc->c) : frame.registers[pc->c];
  if (op != origin && !form_fits(op, container, key)) rewrite(pc, next_get_form(op, container));
  return finish(frame, pc, item_of(rt, container, key));
}

Outcome slow_set_item(Runtime& rt, Frame& frame, const Instruction* pc) {
  Op op = Op(pc->op);
  Value container = frame.registers[pc->a], key = frame.registers[pc->b], value = frame.registers[pc->c];
  if (op != origin_of(pc->op) && !form_fits(op, container, key)) rewrite(pc, next_set_form(op, container));
  if (key.is_small_int() && quick_store(rt, container, key.as_small_int(), value)) return Outcome::Next;
  return outcome(set_item(rt, container, key, value));
}

}  // namespace adder
