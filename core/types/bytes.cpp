// bytes: making, operators, indexing; and what bytearray shares of them.
#include "core/types/bytes.h"

#include "core/runtime/exceptions.h"
#include "core/types/bytes_methods.h"
#include "core/types/instance.h"
#include "core/types/iterator_type.h"
#include "core/types/list.h"
#include "core/types/str.h"
#include "core/types/str_encoding.h"
#include "core/types/text_builder.h"

namespace adder {

string_view byte_view(Value v) {
  if (is_bytes(v)) return {reinterpret_cast<const char*>(cast<BytesObject>(v)->data()), cast<BytesObject>(v)->size};
  ByteArray* array = cast<ByteArray>(v);
  return array->size ? string_view(reinterpret_cast<const char*>(array->buffer->data()), array->size) : string_view();
}

BytesObject* allocate_bytes(Runtime& rt, size_t size) {
  auto* bytes = size > UINT32_MAX / 2 ? nullptr : rt.heap.make<BytesObject>(bytes_type, size + 1);
  if (!bytes) {
    (void)rt.no_memory();
    return nullptr;
  }
  bytes->size = uint32_t(size);
  return bytes;
}

Value make_bytes(Runtime& rt, Bytes content) {
  BytesObject* bytes = allocate_bytes(rt, content.size());
  if (!bytes) return Failed{};
  if (!content.empty()) std::memcpy(bytes->mutable_data(), content.data(), content.size());
  return to_value(bytes);
}

Value make_bytes_like(Runtime& rt, Value like, string_view content) {
  if (is_bytearray(like)) return make_bytearray(rt, content);
  return make_bytes(rt, {reinterpret_cast<const uint8_t*>(content.data()), content.size()});
}

Result<string_view> bytes_argument(Runtime& rt, Value v) {
  BufferView view = TRY(get_buffer(rt, v));
  return string_view(static_cast<const char*>(view.data), view.bytes);
}

Result<uint8_t> byte_value(Runtime& rt, Value v, const char* name) {
  auto n = as_index(rt, v);
  if (n.failed() && !catch_exception(rt, overflow_error_type)) return Failed{};
  if (n.failed() || n.get() < 0 || n.get() > 255)
    return raise(rt, value_error_type, "%s must be in range(0, 256)"_m, name);
  return uint8_t(n.get());
}

namespace {

Value from_iterable(Runtime& rt, Value items, const char* name) {
  Value iterator = TRY(iterate(rt, items));
  TextBuilder content(rt);
  for (;;) {
    Value item = TRY(next(rt, iterator));
    if (item.is_stop()) return content.finish_bytes();
    TRY(content.add(char(TRY(byte_value(rt, item, name)))).status());
  }
}

Value zeros(Runtime& rt, Value count) {
  SignedWord n = TRY(as_index(rt, count));
  if (n < 0) return raise(rt, value_error_type, "negative count"_m);
  BytesObject* bytes = allocate_bytes(rt, size_t(n));
  return bytes ? to_value(bytes) : Value::error();
}

}  // namespace

// The result is always bytes; bytearray copies it.
Value bytes_from(Runtime& rt, const Args& raw, const char* name) {
  Value source, encoding, errors;
  Value* slots[] = {&source, &encoding, &errors};
  static constexpr const Str* names[] = {sym<"source">, sym<"encoding">, sym<"errors">};
  if (raw.positional > 3)
    return raise(rt, type_error_type, "%s() takes at most 3 arguments (%u given)"_m, name, raw.positional);
  for (uint32_t i = 0; i < raw.positional; i++) *slots[i] = raw[i];
  for (uint32_t i = 0; i < raw.keywords; i++) {
    uint32_t place = 0;
    while (place < 3 && names[place] != cast<Str>(raw.names[i])) place++;
    if (place == 3)
      return raise(rt, type_error_type, "'%S' is an invalid keyword argument for %s()"_m, raw.names[i], name);
    *slots[place] = raw.values[raw.positional + i];
  }
  for (uint32_t i = 1; i < 3; i++)
    if (!slots[i]->is_empty() && !is_str(*slots[i]))
      return raise(rt, type_error_type, "%s() argument '%N' must be str, not %T"_m, name, names[i], *slots[i]);
  if (!is_str(source) && !(encoding.is_empty() && errors.is_empty()))
    return raise(rt, type_error_type, "%s without a string argument"_m, encoding.is_empty() ? "errors" : "encoding");
  if (is_str(source) && encoding.is_empty()) return raise(rt, type_error_type, "string argument without an encoding"_m);
  if (source.is_empty()) return make_bytes(rt, Bytes());
  if (is_str(source)) {
    return call(rt, TRY(get_attribute(rt, source, sym<"encode">)), encoding,
                errors.is_empty() ? to_value(sym<"strict">) : errors);
  }
  Value method = TRY(special_method(rt, source, sym<"__bytes__">));
  if (!method.is_empty()) {
    Value made = TRY(call(rt, method));
    if (is_bytes(made)) return made;
    return raise(rt, type_error_type, "__bytes__ returned non-bytes (type %T)"_m, made);
  }
  if (is_int(source)) return zeros(rt, source);
  if (has_buffer(source)) {
    string_view content = TRY(bytes_argument(rt, source));
    return make_bytes(rt, {reinterpret_cast<const uint8_t*>(content.data()), content.size()});
  }
  method = TRY(special_method(rt, source, sym<"__index__">));
  if (!method.is_empty()) return zeros(rt, TRY(call(rt, method)));
  if (!type_of(source)->iterate() && special_method(rt, source, sym<"__getitem__">).is_empty())
    return raise(rt, type_error_type, "cannot convert '%T' object to %s"_m, source, name);
  return from_iterable(rt, source, name[5] ? "byte" : "bytes");
}

namespace {

Value bytes_construct(Runtime& rt, const Type* cls, const Args& args) {
  Value content = TRY(bytes_from(rt, args, "bytes"));
  if (cls == &bytes_type) return content;
  string_view view = byte_view(content);
  auto* copy = reinterpret_cast<BytesObject*>(allocate_object(rt, cls, sizeof(BytesObject) + view.size() + 1));
  if (!copy) return Failed{};
  copy->size = uint32_t(view.size());
  std::memcpy(copy->mutable_data(), view.data(), view.size());
  return to_value(copy);
}

Result<uint32_t> bytes_hash(Runtime&, Value self) {
  auto* bytes = cast<BytesObject>(self);
  if (!bytes->hash_cache) bytes->hash_cache = text_hash(reinterpret_cast<const char*>(bytes->data()), bytes->size);
  return bytes->hash_cache;
}

Value bytes_str(Runtime& rt, Value self) { return repr(rt, self); }

Value method_bytes(Runtime& rt, const Args& args) {
  if (is_exactly(args[0], bytes_type)) return args[0];
  string_view view = byte_view(args[0]);
  return make_bytes(rt, {reinterpret_cast<const uint8_t*>(view.data()), view.size()});
}

Status bytes_buffer(Runtime&, Value self, BufferView& view) {
  auto* bytes = cast<BytesObject>(self);
  view.data = bytes->mutable_data();
  view.bytes = bytes->size;
  return {};
}

struct BytesIterator : Object {
  Value bytes;
  SignedWord index;
};

Value iterator_next(Runtime&, Value self) {
  auto* iterator = cast<BytesIterator>(self);
  if (iterator->bytes.is_empty()) return Value::stop();
  string_view view = byte_view(iterator->bytes);
  if (size_t(iterator->index) >= view.size()) {
    iterator->bytes = Value::empty();  // the end is for ever, even when a bytearray grows
    return Value::stop();
  }
  return Value::small_int(uint8_t(view[size_t(iterator->index++)]));
}

Value iterator_hint(Runtime&, const Args& args) {
  auto* iterator = cast<BytesIterator>(args[0]);
  if (iterator->bytes.is_empty()) return Value::small_int(0);
  SignedWord left = SignedWord(byte_view(iterator->bytes).size()) - iterator->index;
  return Value::small_int(left > 0 ? left : 0);
}
constinit const Attribute iterator_attributes[] = {METHOD("__length_hint__", iterator_hint, 1, 1)};

ROM_TYPE(bytes_iterator_type,
         iterator_class<BytesIterator>(sym<"bytes_iterator">, {1, 1}, iterator_next, iterator_attributes));

}  // namespace

Value bytes_repr(Runtime& rt, Value self) {
  string_view view = byte_view(self);
  char quote = view.find('\'') != string_view::npos && view.find('"') == string_view::npos ? '"' : '\'';
  TextBuilder text(rt);
  if (is_bytearray(self)) text.add(type_name(self)).add('(');
  text.add('b').add(quote);
  for (char c : view) {
    if (c == quote || c == '\\')
      text.add('\\').add(c);
    else if (c == '\n')
      text.add("\\n");
    else if (c == '\r')
      text.add("\\r");
    else if (c == '\t')
      text.add("\\t");
    else if (uint8_t(c) < 32 || uint8_t(c) >= 127)
      text.add("\\x").add_unsigned(uint8_t(c), 16, 2);
    else
      text.add(c);
  }
  text.add(quote);
  if (is_bytearray(self)) text.add(')');
  return text.finish();
}

Result<SignedWord> bytes_length(Runtime&, Value self) { return SignedWord(byte_view(self).size()); }

constexpr IndexMessages bytes_index_messages = {"byte indices must be integers or slices, not %T"_m,
                                                "index out of range"_m};

Value bytes_get_item(Runtime& rt, Value self, Value key) {
  string_view view = byte_view(self);
  if (!is_exactly(key, slice_type)) {
    const IndexMessages& messages = is_bytearray(self) ? bytearray_index_messages : bytes_index_messages;
    SignedWord index = TRY(resolve_index(rt, key, SignedWord(view.size()), messages));
    return Value::small_int(uint8_t(view[size_t(index)]));
  }
  SliceRange range = TRY(resolve_slice(rt, cast<Slice>(key), SignedWord(view.size())));
  if (range.step == 1) return make_bytes_like(rt, self, view.substr(size_t(range.start), size_t(range.count)));
  TextBuilder content(rt);
  for (SignedWord i = 0, at = range.start; i < range.count; i++, at += range.step) content.add(view[size_t(at)]);
  TRY(content.status());
  return make_bytes_like(rt, self, content.view());
}

Result<bool> bytes_contains(Runtime& rt, Value self, Value item) {
  if (is_int(item)) {
    uint8_t byte = TRY(byte_value(rt, item));
    return byte_view(self).find(char(byte)) != string_view::npos;
  }
  string_view needle = TRY(bytes_argument(rt, item));
  return byte_view(self).find(needle) != string_view::npos;
}

Value bytes_iterate(Runtime& rt, Value self) {
  auto* iterator = rt.heap.make<BytesIterator>(bytes_iterator_type);
  if (!iterator) return rt.no_memory();
  iterator->bytes = self;
  return to_value(iterator);
}

Value bytes_binary(Runtime& rt, BinaryOp op, Value self, Value other, bool reflected) {
  if (op == BinaryOp::Mod) {
    if (reflected) return Value::not_implemented();
    Value formatted = TRY(percent_format(rt, byte_view(self), other, true));
    return is_bytearray(self) ? make_bytearray(rt, byte_view(formatted)) : formatted;
  }
  if (op == BinaryOp::Add) {
    if (reflected) return Value::not_implemented();
    if (!has_buffer(other))
      return raise(rt, type_error_type, "can't concat %T to %s"_m, other, is_bytearray(self) ? "bytearray" : "bytes");
    string_view tail = TRY(bytes_argument(rt, other));
    TextBuilder content(rt);
    content.add(byte_view(self)).add(tail);
    TRY(content.status());
    return make_bytes_like(rt, self, content.view());
  }
  if (op != BinaryOp::Mul || (!is_int(other) && special_method(rt, other, sym<"__index__">).is_empty()))
    return Value::not_implemented();
  SignedWord times = TRY(repeat_count(rt, other));
  size_t size = byte_view(self).size();
  if (size && size_t(times) > UINT32_MAX / 2 / size) return rt.no_memory();
  TextBuilder content(rt);
  char* to = content.reserve(size * size_t(times) + 1);
  if (!to) return Failed{};
  for (SignedWord i = 0; i < times && size; i++) std::memcpy(to + size_t(i) * size, byte_view(self).data(), size);
  content.commit(size * size_t(times));
  return make_bytes_like(rt, self, content.view());
}

Value bytes_compare(Runtime& rt, CompareOp op, Value self, Value other) {
  if (!has_buffer(other)) return Value::not_implemented();
  bool ordered = op != CompareOp::Eq && op != CompareOp::Ne;
  if (ordered && is_bytes(self) && has_kind(other, Kind::MemoryView)) return Value::not_implemented();
  string_view theirs = TRY(bytes_argument(rt, other));
  int order = byte_view(self).compare(theirs);
  switch (op) {
    case CompareOp::Lt: return Value::boolean(order < 0);
    case CompareOp::Le: return Value::boolean(order <= 0);
    case CompareOp::Eq: return Value::boolean(order == 0);
    case CompareOp::Ne: return Value::boolean(order != 0);
    case CompareOp::Gt: return Value::boolean(order > 0);
    default: return Value::boolean(order >= 0);
  }
}

namespace {
constinit const Attribute bytes_attributes[] = {SHARED_BYTE_METHODS, METHOD("__bytes__", method_bytes, 1, 1)};
constexpr uint16_t byte_operators = binary_bit(BinaryOp::Add) | binary_bit(BinaryOp::Mul) | binary_bit(BinaryOp::Mod);
}  // namespace

ROM_TYPE(bytes_type, {.name = sym<"bytes">,
                      .kind = Kind::Bytes,
                      .flags = Type::VariableSize,
                      .native_bytes = sizeof(BytesObject),
                      .construct = bytes_construct,
                      .repr = bytes_repr,
                      .str = bytes_str,
                      .hash = bytes_hash,
                      .length = bytes_length,
                      .get_item = bytes_get_item,
                      .contains = bytes_contains,
                      .iterate = bytes_iterate,
                      .binary = bytes_binary,
                      .compare = bytes_compare,
                      .buffer = bytes_buffer,
                      .binary_ops = byte_operators,
                      .attributes = bytes_attributes});

}  // namespace adder
