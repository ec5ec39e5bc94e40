// bytearray: storage and the methods that change it.
#include "core/runtime/exceptions.h"
#include "core/types/bytes.h"
#include "core/types/bytes_methods.h"
#include "core/types/instance.h"
#include "core/types/list.h"
#include "core/types/str.h"

namespace adder {

namespace {

ByteArray* self_array(const Args& args) { return cast<ByteArray>(args[0]); }

Status check_resizable(Runtime& rt, ByteArray* array) {
  if (!array->exports) return {};
  return raise(rt, buffer_error_type, "Existing exports of data: object cannot be re-sized"_m);
}

Value bytearray_construct(Runtime& rt, const Type* cls, const Args&) {
  Object* array = allocate_object(rt, cls, sizeof(ByteArray));
  return array ? Value::object(array) : Value::error();
}

Value bytearray_initialize(Runtime& rt, Value self, const Args& args) {
  ByteArray* array = cast<ByteArray>(self);
  // So many zeros, as new storage is: without a bytes object of that size first.
  bool is_count = args.positional == 1 && !args.keywords && args[0].is_small_int() && args[0].as_small_int() >= 0;
  if (is_count && !array->capacity) {
    TRY(bytearray_resize(rt, array, size_t(args[0].as_small_int())));
    return Value::none();
  }
  Value content = TRY(bytes_from(rt, args, "bytearray"));
  TRY(bytearray_splice(rt, array, 0, array->size, byte_view(content)));
  return Value::none();
}

Status assign_slice(Runtime& rt, ByteArray* array, Slice* slice, Value value) {
  Value content = value;
  if (!is_bytes(value)) {
    Args args{&value, 1};
    if (is_int(value))
      return raise(rt, type_error_type, "can assign only bytes, buffers, or iterables of ints in range(0, 256)"_m);
    content = bytes_from(rt, args, "bytearray");
    if (content.is_error()) return Failed{};
  }
  string_view source = byte_view(content);
  SliceRange range = TRY(resolve_slice(rt, slice, SignedWord(array->size)));
  if (range.step == 1) return bytearray_splice(rt, array, size_t(range.start), size_t(range.count), source);
  if (SignedWord(source.size()) != range.count)
    return raise(rt, value_error_type, "attempt to assign bytes of size %zd to extended slice of size %zd"_m,
                 SignedWord(source.size()), range.count);
  for (SignedWord i = 0, at = range.start; i < range.count; i++, at += range.step)
    array->buffer->data()[at] = uint8_t(source[size_t(i)]);
  return {};
}

Status delete_slice(Runtime& rt, ByteArray* array, Slice* slice) {
  SliceRange range = TRY(resolve_slice(rt, slice, SignedWord(array->size)));
  if (range.step == 1) return bytearray_splice(rt, array, size_t(range.start), size_t(range.count), {});
  TRY(check_resizable(rt, array));
  if (range.step < 0) {
    range.start += (range.count - 1) * range.step;
    range.step = -range.step;
  }
  SignedWord to = 0, gone = 0;
  for (SignedWord from = 0; from < SignedWord(array->size); from++) {
    if (gone < range.count && from == range.start + gone * range.step) {
      gone++;
      continue;
    }
    array->buffer->data()[to++] = array->buffer->data()[from];
  }
  return bytearray_resize(rt, array, size_t(to));
}

Status bytearray_set_item(Runtime& rt, Value self, Value key, Value value) {
  ByteArray* array = cast<ByteArray>(self);
  if (is_exactly(key, slice_type)) {
    Slice* slice = cast<Slice>(key);
    return value.is_empty() ? delete_slice(rt, array, slice) : assign_slice(rt, array, slice, value);
  }
  SignedWord index = TRY(resolve_index(rt, key, SignedWord(array->size), bytearray_index_messages));
  if (value.is_empty()) return bytearray_splice(rt, array, size_t(index), 1, {});
  uint8_t byte = TRY(byte_value(rt, value));
  array->buffer->data()[index] = byte;
  return {};
}

Status bytearray_buffer(Runtime&, Value self, BufferView& view) {
  ByteArray* array = cast<ByteArray>(self);
  view.data = array->capacity ? array->buffer->data() : nullptr;
  view.bytes = array->size;
  view.readonly = false;
  return {};
}

Value bytearray_binary_inplace(Runtime& rt, BinaryOp op, Value self, Value other) {
  ByteArray* array = cast<ByteArray>(self);
  if (op == BinaryOp::Add) {
    if (!has_buffer(other)) return raise(rt, type_error_type, "can't concat %T to bytearray"_m, other);
    string_view tail = TRY(bytes_argument(rt, other));
    TRY(bytearray_splice(rt, array, array->size, 0, tail));
    return self;
  }
  if (op != BinaryOp::Mul || (!is_int(other) && special_method(rt, other, sym<"__index__">).is_empty()))
    return Value::not_implemented();
  Value repeated = TRY(bytes_binary(rt, op, self, other, false));
  TRY(bytearray_splice(rt, array, 0, array->size, byte_view(repeated)));
  return self;
}

Value method_append(Runtime& rt, const Args& args) {
  char byte = char(TRY(byte_value(rt, args[1])));
  TRY(bytearray_splice(rt, self_array(args), self_array(args)->size, 0, {&byte, 1}));
  return Value::none();
}
Value method_clear(Runtime& rt, const Args& args) {
  TRY(bytearray_splice(rt, self_array(args), 0, self_array(args)->size, {}));
  return Value::none();
}
Value method_copy(Runtime& rt, const Args& args) { return make_bytearray(rt, byte_view(args[0])); }
Value method_extend(Runtime& rt, const Args& args) {
  Value source = args[1];
  if (is_int(source)) return raise(rt, type_error_type, "can't extend bytearray with %T"_m, source);
  if (is_str(source)) return raise(rt, type_error_type, "'str' object cannot be interpreted as an integer"_m);
  Args one{&source, 1};
  Value content = TRY(bytes_from(rt, one, "bytearray"));
  TRY(bytearray_splice(rt, self_array(args), self_array(args)->size, 0, byte_view(content)));
  return Value::none();
}
Value method_insert(Runtime& rt, const Args& args) {
  ByteArray* array = self_array(args);
  SignedWord index = TRY(as_index(rt, args[1])), size = SignedWord(array->size);
  if (index < 0) index += size;
  index = index < 0 ? 0 : std::min(index, size);
  char byte = char(TRY(byte_value(rt, args[2])));
  TRY(bytearray_splice(rt, array, size_t(index), 0, {&byte, 1}));
  return Value::none();
}
Value method_pop(Runtime& rt, const Args& args) {
  ByteArray* array = self_array(args);
  if (!array->size) return raise(rt, index_error_type, "pop from empty bytearray"_m);
  SignedWord index = args.positional > 1 ? TRY(as_index(rt, args[1])) : -1;
  if (index < 0) index += SignedWord(array->size);
  if (index < 0 || index >= SignedWord(array->size)) return raise(rt, index_error_type, "pop index out of range"_m);
  uint8_t byte = array->buffer->data()[index];
  TRY(bytearray_splice(rt, array, size_t(index), 1, {}));
  return Value::small_int(byte);
}
Value method_remove(Runtime& rt, const Args& args) {
  uint8_t byte = TRY(byte_value(rt, args[1]));
  size_t at = byte_view(args[0]).find(char(byte));
  if (at == string_view::npos) return raise(rt, value_error_type, "value not found in bytearray"_m);
  TRY(bytearray_splice(rt, self_array(args), at, 1, {}));
  return Value::none();
}
Value method_reverse(Runtime&, const Args& args) {
  ByteArray* array = self_array(args);
  for (size_t i = 0, j = array->size; i + 1 < j; i++) std::swap(array->buffer->data()[i], array->buffer->data()[--j]);
  return Value::none();
}
constexpr uint16_t byte_operators = binary_bit(BinaryOp::Add) | binary_bit(BinaryOp::Mul) | binary_bit(BinaryOp::Mod);

constinit const Attribute bytearray_attributes[] = {
    SHARED_BYTE_METHODS,
    METHOD("append", method_append, 2, 2),
    METHOD("clear", method_clear, 1, 1),
    METHOD("copy", method_copy, 1, 1),
    METHOD("extend", method_extend, 2, 2),
    METHOD("insert", method_insert, 3, 3),
    METHOD("pop", method_pop, 1, 2),
    METHOD("remove", method_remove, 2, 2),
    METHOD("reverse", method_reverse, 1, 1),
};

}  // namespace

Value make_bytearray(Runtime& rt, string_view content) {
  auto* array = rt.heap.make<ByteArray>(bytearray_type);
  if (!array) return rt.no_memory();
  TRY(bytearray_splice(rt, array, 0, 0, content));
  return to_value(array);
}

Status bytearray_resize(Runtime& rt, ByteArray* array, size_t size) {
  if (size == array->size) return {};
  TRY(check_resizable(rt, array));
  if (size > array->capacity) {
    if (size > UINT32_MAX / 2) return rt.no_memory();
    size_t wanted = array->capacity ? size + size / 8 + 8 : size;
    Buffer* old = array->buffer.get();
    auto* buffer = static_cast<Buffer*>(rt.heap.enlarge(&buffer_type, old, sizeof(Buffer) + array->size,
                                                        sizeof(Buffer) + size, sizeof(Buffer) + wanted));
    if (!buffer) return rt.no_memory();
    array->capacity = uint32_t(rt.heap.cell_bytes(buffer) - sizeof(Buffer));
    if (buffer != old) {
      rt.heap.store(array->buffer, buffer);
      if (old) rt.heap.free_now(old);
    }
  }
  array->size = uint32_t(size);
  return {};
}

Status bytearray_splice(Runtime& rt, ByteArray* array, size_t at, size_t removed, string_view content) {
  size_t size = array->size, added = content.size();
  // Content that lies in this very array would move under our hands.
  bool own = array->capacity && content.data() >= reinterpret_cast<const char*>(array->buffer->data()) &&
             content.data() < reinterpret_cast<const char*>(array->buffer->data()) + array->capacity;
  if (own && added) {
    Value copy = make_bytes(rt, {reinterpret_cast<const uint8_t*>(content.data()), added});
    if (copy.is_error()) return Failed{};
    return bytearray_splice(rt, array, at, removed, byte_view(copy));
  }
  if (added > removed) TRY(bytearray_resize(rt, array, size - removed + added));
  if (added != removed) {
    TRY(check_resizable(rt, array));
    if (size > at + removed) {
      uint8_t* data = array->buffer->data();
      std::memmove(data + at + added, data + at + removed, size - at - removed);
    }
    array->size = uint32_t(size - removed + added);
  }
  if (added) std::memcpy(array->buffer->data() + at, content.data(), added);
  return {};
}

ROM_TYPE(bytearray_type, {.name = sym<"bytearray">,
                          .kind = Kind::ByteArray,
                          .trace_words = {1, 1},
                          .native_bytes = sizeof(ByteArray),
                          .construct = bytearray_construct,
                          .initialize = bytearray_initialize,
                          .repr = bytes_repr,
                          .length = bytes_length,
                          .get_item = bytes_get_item,
                          .set_item = bytearray_set_item,
                          .contains = bytes_contains,
                          .iterate = bytes_iterate,
                          .binary = bytes_binary,
                          .binary_inplace = bytearray_binary_inplace,
                          .compare = bytes_compare,
                          .buffer = bytearray_buffer,
                          .binary_ops = byte_operators,
                          .inplace_ops = binary_bit(BinaryOp::Add) | binary_bit(BinaryOp::Mul),
                          .attributes = bytearray_attributes});

}  // namespace adder
