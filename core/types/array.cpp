// array.array: storage, construction, operators. Its methods are in array_methods.cpp.
#include "core/types/array.h"

#include "core/runtime/exceptions.h"
#include "core/types/instance.h"
#include "core/types/iterator_type.h"
#include "core/types/memoryview.h"
#include "core/types/sequence.h"
#include "core/types/str.h"
#include "core/types/text_builder.h"

namespace adder {

namespace {

constexpr size_t max_items = UINT32_MAX / 2;

uint8_t item_size_of(char typecode) {
  switch (typecode) {
    case 'u': return 4;
    case 'O': return sizeof(Value);
    case 'c':
    case '?':
    case 'e':
    case 'n':
    case 'N': return 0;
    default: return uint8_t(typecode_size(typecode));
  }
}

// The machine type of a typecode, for load_item and for buffers.
char item_code(char typecode) {
  if (typecode == 'P') return sizeof(void*) == 8 ? 'Q' : 'I';
  return typecode == 'u' ? 'I' : typecode;
}

Status check_resizable(Runtime& rt, Array* array) {
  if (array->exports) return raise(rt, buffer_error_type, "cannot resize an array that is exporting buffers"_m);
  return {};
}

// Room for `capacity` items; where memory is short, at least for `least`.
Status resize_storage(Runtime& rt, Array* array, size_t least, size_t capacity) {
  if (least > max_items) return rt.no_memory();
  const Type& type = array->holds_objects() ? value_array_type : buffer_type;
  Buffer* old = array->storage.get();
  size_t item = array->item_size;
  auto* storage =
      static_cast<Buffer*>(rt.heap.enlarge(&type, old, sizeof(Buffer) + array->size * item,
                                           sizeof(Buffer) + least * item, sizeof(Buffer) + capacity * item));
  if (!storage) return rt.no_memory();
  array->capacity = uint32_t((rt.heap.cell_bytes(storage) - sizeof(Buffer)) / item);
  if (storage == old) return {};
  rt.heap.store(array->storage, storage);
  if (old) rt.heap.free_now(old);
  return {};
}

Result<uint32_t> character_item(Runtime& rt, Value value) {
  if (!is_str(value) || str_length(as_str(value)) != 1)
    return raise(rt, type_error_type, "array item must be unicode character"_m);
  return uint32_t(utf8_decode(as_str(value)->data()));
}

Status extend_with_text(Runtime& rt, Array* array, Str* text) {
  size_t at = array->size, count = str_length(text);
  TRY(array_splice(rt, array, at, 0, count));
  const char* p = text->data();
  for (size_t i = 0; i < count; i++, p += utf8_width(uint8_t(*p)))
    store_unaligned(array->item(at + i), uint32_t(utf8_decode(p)));
  return {};
}

Status fill(Runtime& rt, Array* array, Value initial) {
  if (is_str(initial)) {
    if (array->typecode == 'u') return extend_with_text(rt, array, as_str(initial));
    return raise(rt, type_error_type, "cannot use a str to initialize an array with typecode '%c'"_m, array->typecode);
  }
  if (has_kind(initial, Kind::Array)) {
    auto* other = cast<Array>(initial);
    if (other->typecode == array->typecode) return array_extend(rt, array, initial);
    if (other->typecode == 'u')
      return raise(rt, type_error_type, "cannot use a unicode array to initialize an array with typecode '%c'"_m,
                   array->typecode);
    for (uint32_t i = 0; i < other->size; i++) TRY(array_append(rt, array, TRY(array_load(rt, other, i))));
    return {};
  }
  if (has_kind(initial, Kind::Bytes) || has_kind(initial, Kind::ByteArray))
    return array_append_bytes(rt, array, TRY(get_buffer(rt, initial)).span());
  return array_extend(rt, array, initial);
}

Value array_construct(Runtime& rt, const Type* cls, const Args& args) {
  if (args.keywords && cls == &array_type)
    return raise(rt, type_error_type, "array.array() takes no keyword arguments"_m);
  if (!args.positional) return raise(rt, type_error_type, "array() takes at least 1 argument (0 given)"_m);
  if (args.positional > 2)
    return raise(rt, type_error_type, "array() takes at most 2 arguments (%u given)"_m, args.positional);
  if (!is_str(args[0]) || str_length(as_str(args[0])) != 1)
    return raise(rt, type_error_type, "array() argument 1 must be a unicode character, not %T"_m, args[0]);
  char typecode = as_str(args[0])->data()[0];
  if (!item_size_of(typecode))
    return raise(rt, value_error_type, "bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)"_m);
  Array* array = make_array(rt, typecode, 0, cls);
  if (!array) return Failed{};
  if (args.positional > 1) TRY(fill(rt, array, args[1]));
  return to_value(array);
}

Value array_repr(Runtime& rt, Value self) {
  ReprGuard guard(rt, self);
  if (guard.recursive()) return make_str(rt, "[...]");
  auto* array = cast<Array>(self);
  TextBuilder text(rt);
  text.add_str(TRY(get_attribute(rt, to_value(array->type), sym<"__name__">))).add("('").add(array->typecode).add('\'');
  if (!array->size) return text.add(')').finish();
  const Str* contents = array->typecode == 'u' ? sym<"tounicode"> : sym<"tolist">;
  text.add(", ").add_repr(TRY(call_method(rt, self, contents)));
  return text.add(')').finish();
}

Result<SignedWord> array_length(Runtime&, Value self) { return SignedWord(cast<Array>(self)->size); }

constexpr Message array_index_type = "array indices must be integers"_m;

Value array_get_item(Runtime& rt, Value self, Value key) {
  auto* array = cast<Array>(self);
  if (is_exactly(key, slice_type)) {
    SliceRange range = TRY(resolve_slice(rt, cast<Slice>(key), array->size));
    Array* part = make_array(rt, array->typecode, size_t(range.count));
    if (!part) return Failed{};
    for (SignedWord i = 0, at = range.start; i < range.count; i++, at += range.step)
      std::memcpy(part->item(size_t(i)), array->item(size_t(at)), array->item_size);
    return to_value(part);
  }
  return array_load(rt, array,
                    size_t(TRY(resolve_index(rt, key, array->size, {array_index_type, "array index out of range"_m}))));
}

Status copy_items(Runtime& rt, Array* to, size_t at, SignedWord step, Array* from, size_t count) {
  for (size_t i = 0; i < count; i++, at += size_t(step)) std::memcpy(to->item(at), from->item(i), to->item_size);
  if (to->holds_objects() && to->storage) rt.heap.rescan(to->storage.get());
  return {};
}

Status assign_slice(Runtime& rt, Array* array, Slice* slice, Value value) {
  if (!has_kind(value, Kind::Array))
    return raise(rt, type_error_type, "can only assign array (not \"%T\") to array slice"_m, value);
  auto* source = cast<Array>(value);
  if (source->typecode != array->typecode)
    return raise(rt, type_error_type, "bad argument type for built-in operation"_m);
  if (source == array) source = cast<Array>(TRY(call_method(rt, value, sym<"__copy__">)));
  SliceRange range = TRY(resolve_slice(rt, slice, array->size));
  if (range.step == 1) {
    TRY(array_splice(rt, array, size_t(range.start), size_t(range.count), source->size));
  } else if (SignedWord(source->size) != range.count) {
    return raise(rt, value_error_type, "attempt to assign array of size %u to extended slice of size %zd"_m,
                 source->size, range.count);
  }
  return copy_items(rt, array, size_t(range.start), range.step, source, source->size);
}

Status delete_slice(Runtime& rt, Array* array, Slice* slice) {
  SliceRange range = TRY(resolve_slice(rt, slice, array->size));
  if (!range.count) return {};
  if (range.step < 0) {
    range.start += (range.count - 1) * range.step;
    range.step = -range.step;
  }
  if (range.step == 1) return array_splice(rt, array, size_t(range.start), size_t(range.count), 0);
  TRY(check_resizable(rt, array));
  SignedWord to = range.start, next_gone = range.start, gone = 0;
  for (SignedWord from = range.start; from < SignedWord(array->size); from++) {
    if (gone < range.count && from == next_gone) {
      gone++;
      next_gone += range.step;
      continue;
    }
    std::memcpy(array->item(size_t(to++)), array->item(size_t(from)), array->item_size);
  }
  return array_splice(rt, array, size_t(to), array->size - size_t(to), 0);
}

Status array_set_item(Runtime& rt, Value self, Value key, Value value) {
  auto* array = cast<Array>(self);
  if (is_exactly(key, slice_type))
    return value.is_empty() ? delete_slice(rt, array, cast<Slice>(key))
                            : assign_slice(rt, array, cast<Slice>(key), value);
  SignedWord index =
      TRY(resolve_index(rt, key, array->size, {array_index_type, "array assignment index out of range"_m}));
  if (value.is_empty()) return array_splice(rt, array, size_t(index), 1, 0);
  return array_store(rt, array, size_t(index), value);
}

Result<bool> array_contains(Runtime& rt, Value self, Value item) {
  auto* array = cast<Array>(self);
  for (uint32_t i = 0; i < array->size; i++) {
    Value candidate = array_load(rt, array, i);
    if (candidate.is_error()) return Failed{};
    bool same = TRY(equal(rt, candidate, item));
    if (same) return true;
  }
  return false;
}

struct ArrayIterator : Object {
  Ref<Array> array;  // null once exhausted
  SignedWord next;
};

Value array_iterate(Runtime& rt, Value self) {
  auto* iterator = rt.heap.make<ArrayIterator>(array_iterator_type);
  if (!iterator) return rt.no_memory();
  iterator->array = cast<Array>(self);
  return to_value(iterator);
}

Value iterator_next(Runtime& rt, Value self) {
  auto* iterator = cast<ArrayIterator>(self);
  if (!iterator->array) return Value::stop();
  if (iterator->next < SignedWord(iterator->array->size))
    return array_load(rt, iterator->array.get(), size_t(iterator->next++));
  iterator->array = static_cast<Array*>(nullptr);
  return Value::stop();
}

Value concatenate(Runtime& rt, Value self, Value other) {
  auto* array = cast<Array>(self);
  if (!has_kind(other, Kind::Array))
    return raise(rt, type_error_type, "can only append array (not \"%T\") to array"_m, other);
  auto* tail = cast<Array>(other);
  if (tail->typecode != array->typecode)
    return raise(rt, type_error_type, "bad argument type for built-in operation"_m);
  Array* result = make_array(rt, array->typecode, size_t(array->size) + tail->size);
  if (!result) return Failed{};
  TRY(copy_items(rt, result, 0, 1, array, array->size));
  TRY(copy_items(rt, result, array->size, 1, tail, tail->size));
  return to_value(result);
}

Value repeat(Runtime& rt, Array* array, Value times) {
  SignedWord n = TRY(repeat_count(rt, times));
  if (array->size && size_t(n) > max_items / array->size) return rt.no_memory();
  Array* result = make_array(rt, array->typecode, size_t(n) * array->size);
  if (!result) return Failed{};
  for (SignedWord i = 0; i < n; i++) TRY(copy_items(rt, result, size_t(i) * array->size, 1, array, array->size));
  return to_value(result);
}

bool is_index(Runtime& rt, Value v) { return is_int(v) || !special_method(rt, v, sym<"__index__">).is_empty(); }

Value array_binary(Runtime& rt, BinaryOp op, Value self, Value other, bool reflected) {
  if (op == BinaryOp::Add) return reflected ? Value::not_implemented() : concatenate(rt, self, other);
  if (op != BinaryOp::Mul) return Value::not_implemented();
  if (!is_index(rt, other))
    return raise(rt, type_error_type, "can't multiply sequence by non-int of type '%T'"_m, other);
  return repeat(rt, cast<Array>(self), other);
}

Value array_binary_inplace(Runtime& rt, BinaryOp op, Value self, Value other) {
  auto* array = cast<Array>(self);
  if (op == BinaryOp::Add) {
    if (!has_kind(other, Kind::Array))
      return raise(rt, type_error_type, "can only extend array with array (not \"%T\")"_m, other);
    TRY(array_extend(rt, array, other));
    return self;
  }
  if (op != BinaryOp::Mul || !is_index(rt, other)) return Value::not_implemented();
  TRY(check_resizable(rt, array));
  auto* repeated = cast<Array>(TRY(repeat(rt, array, other)));
  rt.heap.store(array->storage, repeated->storage.get());
  array->size = repeated->size;
  array->capacity = repeated->capacity;
  return self;
}

Value array_compare(Runtime& rt, CompareOp op, Value self, Value other) {
  if (!has_kind(other, Kind::Array)) return Value::not_implemented();
  auto *a = cast<Array>(self), *b = cast<Array>(other);
  bool equality = op == CompareOp::Eq || op == CompareOp::Ne;
  if (equality && a->size != b->size) return Value::boolean(op == CompareOp::Ne);
  bool bitwise = a->typecode == b->typecode && a->typecode != 'f' && a->typecode != 'd' && !a->holds_objects();
  if (equality && bitwise) {
    bool same = !a->size || !std::memcmp(a->data(), b->data(), size_t(a->size) * a->item_size);
    return Value::boolean(same == (op == CompareOp::Eq));
  }
  for (uint32_t i = 0; i < a->size && i < b->size; i++) {
    Value x = TRY(array_load(rt, a, i)), y = TRY(array_load(rt, b, i));
    bool same = TRY(compare_bool(rt, CompareOp::Eq, x, y));
    if (same) continue;
    return equality ? Value::boolean(op == CompareOp::Ne) : compare(rt, op, x, y);
  }
  return compare(rt, op, Value::small_int(a->size), Value::small_int(b->size));
}

Status array_buffer(Runtime& rt, Value self, BufferView& view) {
  auto* array = cast<Array>(self);
  if (array->holds_objects()) return raise(rt, type_error_type, "an array of objects has no memory of bytes"_m);
  view.data = array->data();
  view.bytes = size_t(array->size) * array->item_size;
  view.typecode = item_code(array->typecode);
  view.item_size = array->item_size;
  view.readonly = false;
  return {};
}

}  // namespace

Array* make_array(Runtime& rt, char typecode, size_t size, const Type* cls) {
  auto* array = new_object<Array>(rt, cls);
  if (!array) return nullptr;
  array->typecode = typecode;
  array->item_size = item_size_of(typecode);
  if (size && resize_storage(rt, array, size, size).failed()) return nullptr;
  array->size = uint32_t(size);
  return array;
}

Value array_load(Runtime& rt, Array* array, size_t index) {
  const uint8_t* at = array->item(index);
  if (array->typecode == 'u') return make_character(rt, load_unaligned<uint32_t>(at));
  if (array->holds_objects()) return load_unaligned<Value>(at);
  return load_item(rt, at, item_code(array->typecode));
}

Status array_store(Runtime& rt, Array* array, size_t index, Value value) {
  if (array->holds_objects()) {
    rt.heap.store(*reinterpret_cast<Value*>(array->item(index)), value);
    return {};
  }
  // Converting may run Python code that shortens the array.
  uint8_t item[8];
  if (array->typecode == 'u')
    store_unaligned(item, TRY(character_item(rt, value)));
  else
    TRY(store_item(rt, item, item_code(array->typecode), value));
  if (index >= array->size) return raise(rt, index_error_type, "array assignment index out of range"_m);
  std::memcpy(array->item(index), item, array->item_size);
  return {};
}

Status array_splice(Runtime& rt, Array* array, size_t at, size_t removed, size_t added) {
  if (removed == added) return {};
  TRY(check_resizable(rt, array));
  size_t size = array->size, result = size - removed + added, width = array->item_size;
  // An eighth more than asked for once it grows, so that appending costs constant time on average.
  if (result > array->capacity) TRY(resize_storage(rt, array, result, size ? result + (result >> 3) + 3 : result));
  if (size > at + removed) {
    std::memmove(array->item(at + added), array->item(at + removed), (size - at - removed) * width);
    if (array->holds_objects()) rt.heap.rescan(array->storage.get());
  }
  if (added > removed) std::memset(array->item(at), 0, added * width);
  if (result < size) std::memset(array->item(result), 0, (size - result) * width);
  array->size = uint32_t(result);
  return {};
}

Status array_append(Runtime& rt, Array* array, Value value) {
  size_t at = array->size;
  TRY(array_splice(rt, array, at, 0, 1));
  Status stored = array_store(rt, array, at, value);
  if (stored.failed() && array->size == at + 1) array->size = uint32_t(at);
  return stored;
}

Status array_append_bytes(Runtime& rt, Array* array, Bytes bytes) {
  if (bytes.size() % array->item_size) return raise(rt, value_error_type, "bytes length not a multiple of item size"_m);
  if (array->holds_objects()) return raise(rt, type_error_type, "an array of objects has no memory of bytes"_m);
  if (bytes.empty()) return {};
  size_t at = array->size;
  TRY(array_splice(rt, array, at, 0, bytes.size() / array->item_size));
  std::memcpy(array->item(at), bytes.data(), bytes.size());
  return {};
}

Status array_extend(Runtime& rt, Array* array, Value iterable) {
  if (has_kind(iterable, Kind::Array)) {
    auto* other = cast<Array>(iterable);
    if (other->typecode != array->typecode)
      return raise(rt, type_error_type, "can only extend with array of same kind"_m);
    size_t at = array->size, count = other->size;
    TRY(array_splice(rt, array, at, 0, count));
    return copy_items(rt, array, at, 1, other, count);
  }
  Value iterator = iterate(rt, iterable);
  if (iterator.is_error()) return Failed{};
  for (;;) {
    Value item = next(rt, iterator);
    if (item.is_error()) return Failed{};
    if (item.is_stop()) return {};
    TRY(array_append(rt, array, item));
  }
}

ROM_TYPE(array_type, {
                         .name = sym<"array.array">,
                         .kind = Kind::Array,
                         .trace_words = {1, 1},
                         .native_bytes = sizeof(Array),
                         .construct = array_construct,
                         .repr = array_repr,
                         .length = array_length,
                         .get_item = array_get_item,
                         .set_item = array_set_item,
                         .contains = array_contains,
                         .iterate = array_iterate,
                         .binary = array_binary,
                         .binary_inplace = array_binary_inplace,
                         .compare = array_compare,
                         .buffer = array_buffer,
                         .binary_ops = binary_bit(BinaryOp::Add) | binary_bit(BinaryOp::Mul),
                         .inplace_ops = binary_bit(BinaryOp::Add) | binary_bit(BinaryOp::Mul),
                         .attributes = array_attributes,
                     });

ROM_TYPE(array_iterator_type, iterator_class<ArrayIterator>(sym<"array.arrayiterator">, {1, 1}, iterator_next));

}  // namespace adder
