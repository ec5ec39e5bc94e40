// Methods of array.array.
#include <algorithm>

#include "core/runtime/exceptions.h"
#include "core/types/array.h"
#include "core/types/bytes.h"
#include "core/types/list.h"
#include "core/types/str.h"
#include "core/types/str_parts.h"
#include "core/types/text_builder.h"

namespace adder {

namespace {

Array* self_array(const Args& args) { return cast<Array>(args[0]); }

// Index of the first item equal to `wanted` in [from, to), -1 when there is none.
Result<SignedWord> find(Runtime& rt, Array* array, Value wanted, SignedWord from, SignedWord to) {
  for (SignedWord i = from; i < to && i < SignedWord(array->size); i++) {
    Value item = array_load(rt, array, size_t(i));
    if (item.is_error()) return Failed{};
    bool same = TRY(equal(rt, item, wanted));
    if (same) return i;
  }
  return SignedWord(-1);
}

Value method_append(Runtime& rt, const Args& args) {
  TRY(array_append(rt, self_array(args), args[1]));
  return Value::none();
}
Value method_extend(Runtime& rt, const Args& args) {
  TRY(array_extend(rt, self_array(args), args[1]));
  return Value::none();
}
Value method_insert(Runtime& rt, const Args& args) {
  Array* array = self_array(args);
  SignedWord index = TRY(as_index(rt, args[1]));
  if (index < 0) index += array->size;
  index = index < 0 ? 0 : index > SignedWord(array->size) ? array->size : index;
  // Checked on a slot at the end first: a wrong value must leave the array as it was.
  TRY(array_append(rt, array, args[2]));
  uint8_t item[sizeof(Value)];
  std::memcpy(item, array->item(array->size - 1), array->item_size);
  std::memmove(array->item(size_t(index) + 1), array->item(size_t(index)),
               (array->size - 1 - size_t(index)) * array->item_size);
  std::memcpy(array->item(size_t(index)), item, array->item_size);
  if (array->holds_objects()) rt.heap.rescan(array->storage.get());
  return Value::none();
}
Value method_pop(Runtime& rt, const Args& args) {
  Array* array = self_array(args);
  SignedWord index = args.positional > 1 ? TRY(as_index(rt, args[1])) : -1;
  if (!array->size) return raise(rt, index_error_type, "pop from empty array"_m);
  if (index < 0) index += array->size;
  if (index < 0 || index >= SignedWord(array->size)) return raise(rt, index_error_type, "pop index out of range"_m);
  Value item = TRY(array_load(rt, array, size_t(index)));
  TRY(array_splice(rt, array, size_t(index), 1, 0));
  return item;
}
Value method_remove(Runtime& rt, const Args& args) {
  Array* array = self_array(args);
  SignedWord at = TRY(find(rt, array, args[1], 0, array->size));
  if (at < 0) return raise(rt, value_error_type, "array.remove(x): x not in array"_m);
  TRY(array_splice(rt, array, size_t(at), 1, 0));
  return Value::none();
}
Value method_index(Runtime& rt, const Args& args) {
  Array* array = self_array(args);
  SignedWord from = TRY(clamp_index(rt, args.get(2), array->size, 0));
  SignedWord to = TRY(clamp_index(rt, args.get(3), array->size, array->size));
  SignedWord at = TRY(find(rt, array, args[1], from, to));
  if (at < 0) return raise(rt, value_error_type, "array.index(x): x not in array"_m);
  return Value::small_int(at);
}
Value method_count(Runtime& rt, const Args& args) {
  Array* array = self_array(args);
  SignedWord count = 0;
  for (SignedWord at = -1;; count++) {
    at = TRY(find(rt, array, args[1], at + 1, array->size));
    if (at < 0) return Value::small_int(count);
  }
}
Value method_reverse(Runtime& rt, const Args& args) {
  Array* array = self_array(args);
  for (size_t i = 0, j = array->size; i + 1 < j; i++) {
    uint8_t item[sizeof(Value)];
    j--;
    std::memcpy(item, array->item(i), array->item_size);
    std::memcpy(array->item(i), array->item(j), array->item_size);
    std::memcpy(array->item(j), item, array->item_size);
  }
  if (array->holds_objects() && array->storage) rt.heap.rescan(array->storage.get());
  return Value::none();
}
Value method_byteswap(Runtime&, const Args& args) {
  Array* array = self_array(args);
  if (!array->holds_objects())
    for (size_t i = 0; i < array->size; i++) std::reverse(array->item(i), array->item(i) + array->item_size);
  return Value::none();
}

Value method_tolist(Runtime& rt, const Args& args) {
  Array* array = self_array(args);
  List* list = make_list(rt, array->size);
  if (!list) return Failed{};
  for (uint32_t i = 0; i < array->size; i++) TRY(list_append(rt, list, TRY(array_load(rt, array, i))));
  return to_value(list);
}
Value method_tobytes(Runtime& rt, const Args& args) { return make_bytes(rt, TRY(get_buffer(rt, args[0])).span()); }

Value method_tounicode(Runtime& rt, const Args& args) {
  Array* array = self_array(args);
  if (array->typecode != 'u')
    return raise(rt, value_error_type, "tounicode() may only be called on unicode type arrays"_m);
  TextBuilder text(rt);
  for (uint32_t i = 0; i < array->size; i++) add_code_point(text, load_unaligned<uint32_t>(array->item(i)));
  return text.finish();
}
Value method_fromunicode(Runtime& rt, const Args& args) {
  Array* array = self_array(args);
  if (!is_str(args[1])) return raise(rt, type_error_type, "fromunicode() argument must be str, not %T"_m, args[1]);
  if (array->typecode != 'u')
    return raise(rt, value_error_type, "fromunicode() may only be called on unicode type arrays"_m);
  TRY(array_extend(rt, array, args[1]));
  return Value::none();
}

Value method_fromlist(Runtime& rt, const Args& args) {
  Array* array = self_array(args);
  if (!has_kind(args[1], Kind::List)) return raise(rt, type_error_type, "arg must be list"_m);
  uint32_t before = array->size;
  auto* list = cast<List>(args[1]);
  for (uint32_t i = 0; i < list->size; i++) {
    if (!array_append(rt, array, list->items()[i]).failed()) continue;
    array->size = before;
    return Failed{};
  }
  return Value::none();
}
Value method_frombytes(Runtime& rt, const Args& args) {
  Array* array = self_array(args);
  BufferView view = TRY(get_buffer(rt, args[1]));
  if (args[1].is(args[0])) return Value(array_extend(rt, array, args[0]).failed() ? Value::error() : Value::none());
  TRY(array_append_bytes(rt, array, view.span()));
  return Value::none();
}

Value method_fromfile(Runtime& rt, const Args& args) {
  Array* array = self_array(args);
  SignedWord count = TRY(as_index(rt, args[2]));
  if (count < 0) return raise(rt, value_error_type, "negative count"_m);
  SignedWord wanted = count * array->item_size;
  Value data = TRY(call_method(rt, args[1], sym<"read">, TRY(make_int(rt, wanted))));
  if (!has_kind(data, Kind::Bytes)) return raise(rt, type_error_type, "read() didn't return bytes"_m);
  Bytes bytes = TRY(get_buffer(rt, data)).span();
  TRY(array_append_bytes(rt, array, bytes));
  if (SignedWord(bytes.size()) != wanted) return raise(rt, eof_error_type, "read() didn't return enough bytes"_m);
  return Value::none();
}
Value method_tofile(Runtime& rt, const Args& args) {
  constexpr size_t block = 65536;  // bytes written at once
  Array* array = self_array(args);
  for (size_t at = 0; at < size_t(array->size) * array->item_size; at += block) {
    Bytes rest = TRY(get_buffer(rt, args[0])).span().subspan(at);
    TRY(call_method(rt, args[1], sym<"write">, TRY(make_bytes(rt, rest.first(std::min(block, rest.size()))))));
  }
  return Value::none();
}

Value method_buffer_info(Runtime& rt, const Args& args) {
  Array* array = self_array(args);
  Value items[] = {TRY(make_uint(rt, uintptr_t(array->data()))), Value::small_int(array->size)};
  return make_tuple(rt, Span<const Value>(items));
}

Value method_copy(Runtime& rt, const Args& args) {
  Array* array = self_array(args);
  Array* copy = make_array(rt, array->typecode, array->size);
  if (!copy) return Failed{};
  if (array->size) std::memcpy(copy->data(), array->data(), size_t(array->size) * array->item_size);
  return to_value(copy);
}

Value method_reduce(Runtime& rt, const Args& args) {
  Value typecode = to_value(ascii_character(uint8_t(self_array(args)->typecode)));
  Value items[] = {typecode, TRY(method_tolist(rt, args))};
  Value arguments = TRY(make_tuple(rt, Span<const Value>(items)));
  Value state = get_attribute_or_empty(rt, args[0], sym<"__dict__">);
  if (state.is_error()) return state;
  Value parts[] = {to_value(type_of(args[0])), arguments, state.is_empty() ? Value::none() : state};
  return make_tuple(rt, Span<const Value>(parts));
}

Value get_typecode(Runtime&, Value self) { return to_value(ascii_character(uint8_t(cast<Array>(self)->typecode))); }
Value get_itemsize(Runtime&, Value self) { return Value::small_int(cast<Array>(self)->item_size); }

}  // namespace

constinit const Attribute array_attributes[array_method_count] = {
    METHOD("append", method_append, 2, 2),
    METHOD("buffer_info", method_buffer_info, 1, 1),
    METHOD("byteswap", method_byteswap, 1, 1),
    METHOD("count", method_count, 2, 2),
    METHOD("extend", method_extend, 2, 2),
    METHOD("frombytes", method_frombytes, 2, 2),
    METHOD("fromfile", method_fromfile, 3, 3),
    METHOD("fromlist", method_fromlist, 2, 2),
    METHOD("fromunicode", method_fromunicode, 2, 2),
    METHOD("index", method_index, 2, 4),
    METHOD("insert", method_insert, 3, 3),
    METHOD("pop", method_pop, 1, 2),
    METHOD("remove", method_remove, 2, 2),
    METHOD("reverse", method_reverse, 1, 1),
    METHOD("tobytes", method_tobytes, 1, 1),
    METHOD("tofile", method_tofile, 2, 2),
    METHOD("tolist", method_tolist, 1, 1),
    METHOD("tounicode", method_tounicode, 1, 1),
    METHOD("__copy__", method_copy, 1, 1),
    METHOD("__deepcopy__", method_copy, 2, 2),
    METHOD("__reduce__", method_reduce, 1, 1),
    METHOD("__reduce_ex__", method_reduce, 2, 2),
    PROPERTY("itemsize", get_itemsize),
    PROPERTY("typecode", get_typecode),
};

}  // namespace adder
