// str: making, operators, indexing, iteration.
#include "core/types/str.h"

#include <utility>

#include "core/runtime/exceptions.h"
#include "core/runtime/intern.h"
#include "core/types/buffer.h"
#include "core/types/instance.h"
#include "core/types/iterator_type.h"
#include "core/types/text_builder.h"
#include "core/types/unicode.h"

namespace adder {

namespace {

constexpr size_t max_bytes = Str::size_mask;

}  // namespace

const Str* ascii_character(uint8_t code) { return &rom_characters.of[code].head; }

Value make_character(Runtime& rt, char32_t code) {
  if (code < 128) return to_value(ascii_character(uint8_t(code)));
  char text[4];
  unsigned width = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  char32_t rest = code;
  for (unsigned i = width; i-- > 1; rest >>= 6) text[i] = char(0x80 | (rest & 0x3F));
  text[0] = char((0xF00 >> width) | rest);
  return make_str(rt, {text, width});
}

namespace {
Value make_short(string_view utf8) { return to_value(utf8.empty() ? sym<""> : ascii_character(uint8_t(utf8[0]))); }
}  // namespace

Str* allocate_str(Runtime& rt, size_t bytes) {
  Object* cell = bytes > max_bytes ? nullptr : rt.heap.allocate_leaf(&str_type, sizeof(Str) + bytes + 1);
  auto* text = static_cast<Str*>(cell);
  if (!text) {
    (void)rt.no_memory();
    return nullptr;
  }
  text->size_and_flags = uint32_t(bytes);
  text->hash_cache = 0;
  return text;
}

Value seal_str(Str* text) {
  if (text->type == &str_type && text->size() <= 1) return make_short(text->view());
  text->mutable_data()[text->size()] = 0;
  if (is_ascii(text->view())) text->size_and_flags |= Str::ascii_flag;
  return to_value(text);
}

Value make_str(Runtime& rt, string_view utf8) {
  if (utf8.size() <= 1) return make_short(utf8);
  Str* text = allocate_str(rt, utf8.size());
  if (!text) return Failed{};
  std::memcpy(text->mutable_data(), utf8.data(), utf8.size());
  return seal_str(text);
}

size_t str_length(const Str* text) { return text->ascii() ? text->size() : utf8_length(text->view()); }

size_t str_offset(const Str* text, SignedWord index) {
  return text->ascii() ? size_t(index) : utf8_offset(text->view(), size_t(index));
}

SignedWord str_index_of(const Str* text, size_t offset) {
  return SignedWord(text->ascii() ? offset : utf8_length(text->view().substr(0, offset)));
}

Value str_slice(Runtime& rt, Str* text, size_t from, size_t to) {
  if (from == 0 && to == text->size() && text->type == &str_type) return to_value(text);
  return make_str(rt, text->view().substr(from, to - from));
}

Result<Str*> str_argument(Runtime& rt, Value v, Message message) {
  if (!is_str(v)) return raise(rt, type_error_type, message, v);
  return as_str(v);
}

namespace {

// str(object), str(bytes, encoding, errors).
Value converted(Runtime& rt, const Args& args) {
  if (!args.positional || args[0].is_empty()) return to_value(sym<"">);
  if (args.positional == 1) return str(rt, args[0]);
  if (is_str(args[0])) return raise(rt, type_error_type, "decoding str is not supported"_m);
  if (!has_buffer(args[0]))
    return raise(rt, type_error_type, "decoding to str: need a bytes-like object, %T found"_m, args[0]);
  Value decode = TRY(get_attribute(rt, args[0], sym<"decode">));
  return args.positional > 2 ? call(rt, decode, args[1], args[2]) : call(rt, decode, args[1]);
}

Value str_construct(Runtime& rt, const Type* cls, const Args& raw) {
  Value slots[3];
  Args args{slots, raw.positional};
  if (raw.positional > 3)
    return raise(rt, type_error_type, "str() takes at most 3 arguments (%u given)"_m, raw.positional);
  for (uint32_t i = 0; i < raw.positional; i++) slots[i] = raw[i];
  for (uint32_t i = 0; i < raw.keywords; i++) {
    const Str* name = as_str(raw.names[i]);
    uint32_t place = name == sym<"object"> ? 0 : name == sym<"encoding"> ? 1 : name == sym<"errors"> ? 2 : 3;
    if (place == 3) return raise(rt, type_error_type, "'%N' is an invalid keyword argument for str()"_m, name);
    slots[place] = raw.values[raw.positional + i];
    if (place >= args.positional) args.positional = place + 1;
  }
  for (uint32_t i = 1; i < 3; i++)
    if (!slots[i].is_empty() && !is_str(slots[i]))
      return raise(rt, type_error_type, "str() argument '%s' must be str, not %T"_m, i == 1 ? "encoding" : "errors",
                   slots[i]);
  if (args.positional > 1 && slots[1].is_empty()) slots[1] = to_value(sym<"utf-8">);
  Value text = TRY(converted(rt, args));
  if (cls == &str_type) return text;
  string_view view = as_str(text)->view();
  auto* copy = reinterpret_cast<Str*>(allocate_object(rt, cls, sizeof(Str) + view.size() + 1));
  if (!copy) return Failed{};
  // The size may be set already where allocate_object must know it; the text is ours.
  copy->size_and_flags = uint32_t(view.size());
  std::memcpy(copy->mutable_data(), as_str(text)->data(), view.size());
  return seal_str(copy);
}

char32_t hex_digit(unsigned n) { return n < 10 ? '0' + n : 'a' + n - 10; }

void add_escape(TextBuilder& text, char kind, char32_t code, unsigned digits) {
  text.add('\\').add(kind);
  while (digits--) text.add(char(hex_digit(code >> (4 * digits) & 15)));
}

bool is_printable(char32_t code) { return !has_class(CharacterClass::Unprintable, code); }

void add_quoted(TextBuilder& text, char32_t code, char quote, bool ascii_only) {
  switch (code) {
    case '\n': text.add("\\n"); return;
    case '\r': text.add("\\r"); return;
    case '\t': text.add("\\t"); return;
    case '\\': text.add("\\\\"); return;
  }
  if (code == char32_t(quote)) {
    text.add('\\').add(quote);
  } else if (is_printable(code) && (code < 128 || !ascii_only)) {
    char bytes[4];
    unsigned width = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    char32_t rest = code;
    for (unsigned i = width; i-- > 1; rest >>= 6) bytes[i] = char(0x80 | (rest & 0x3F));
    bytes[0] = width == 1 ? char(code) : char((0xF00 >> width) | rest);
    text.add(string_view(bytes, width));
  } else if (code < 256) {
    add_escape(text, 'x', code, 2);
  } else if (code < 65536) {
    add_escape(text, 'u', code, 4);
  } else {
    add_escape(text, 'U', code, 8);
  }
}

Value str_repr(Runtime& rt, Value self) { return str_quoted(rt, as_str(self), false); }
Value str_str(Runtime& rt, Value self) {
  return self.as_object()->type == &str_type ? self : make_str(rt, as_str(self)->view());
}

Result<uint32_t> str_hash(Runtime&, Value self) { return as_str(self)->hash(); }
Result<SignedWord> str_length_slot(Runtime&, Value self) { return SignedWord(str_length(as_str(self))); }
Result<bool> str_truth(Runtime&, Value self) { return as_str(self)->size() != 0; }

Value sliced(Runtime& rt, Str* text, Slice* slice) {
  SliceRange range = TRY(resolve_slice(rt, slice, SignedWord(str_length(text))));
  if (range.count == 0) return to_value(sym<"">);
  if (range.step == 1) {
    size_t from = str_offset(text, range.start);
    size_t to =
        text->ascii() ? from + size_t(range.count) : from + utf8_offset(text->view().substr(from), size_t(range.count));
    return str_slice(rt, text, from, to);
  }
  TextBuilder result(rt);
  for (SignedWord i = 0, at = range.start; i < range.count; i++, at += range.step) {
    size_t offset = str_offset(text, at);
    result.add(text->view().substr(offset, utf8_width(uint8_t(text->data()[offset]))));
  }
  return result.finish();
}

Value str_get_item(Runtime& rt, Value self, Value key) {
  Str* text = as_str(self);
  if (is_exactly(key, slice_type)) return sliced(rt, text, cast<Slice>(key));
  SignedWord index = TRY(resolve_index(rt, key, SignedWord(str_length(text)),
                                       {"string indices must be integers, not '%T'"_m, "string index out of range"_m}));
  size_t offset = str_offset(text, index);
  return make_str(rt, text->view().substr(offset, utf8_width(uint8_t(text->data()[offset]))));
}

Result<bool> str_contains(Runtime& rt, Value self, Value item) {
  if (!is_str(item)) return raise(rt, type_error_type, "'in <string>' requires string as left operand, not %T"_m, item);
  return as_str(self)->view().find(as_str(item)->view()) != string_view::npos;
}

Value repeated(Runtime& rt, Str* text, Value times) {
  SignedWord count = TRY(repeat_count(rt, times));
  size_t size = text->size();
  if (size == 0 || count == 0) return to_value(sym<"">);
  if (count == 1 && text->type == &str_type) return to_value(text);
  if (size_t(count) > max_bytes / size) return rt.no_memory();
  Str* result = allocate_str(rt, size * size_t(count));
  if (!result) return Failed{};
  for (SignedWord i = 0; i < count; i++) std::memcpy(result->mutable_data() + size_t(i) * size, text->data(), size);
  return seal_str(result);
}

Value concatenated(Runtime& rt, Str* a, Str* b) {
  if (!a->size() && b->type == &str_type) return to_value(b);
  if (!b->size() && a->type == &str_type) return to_value(a);
  Str* result = allocate_str(rt, size_t(a->size()) + b->size());
  if (!result) return Failed{};
  std::memcpy(result->mutable_data(), a->data(), a->size());
  std::memcpy(result->mutable_data() + a->size(), b->data(), b->size() + 1);
  result->size_and_flags |= a->size_and_flags & b->size_and_flags & Str::ascii_flag;
  return to_value(result);
}

Value str_binary(Runtime& rt, BinaryOp op, Value self, Value other, bool reflected) {
  Str* text = as_str(self);
  switch (op) {
    case BinaryOp::Add:
      if (reflected) return Value::not_implemented();
      if (!is_str(other)) return raise(rt, type_error_type, "can only concatenate str (not \"%T\") to str"_m, other);
      return concatenated(rt, text, as_str(other));
    case BinaryOp::Mul:
      if (!is_int(other) && special_method(rt, other, sym<"__index__">).is_empty()) return Value::not_implemented();
      return repeated(rt, text, other);
    case BinaryOp::Mod: return reflected ? Value::not_implemented() : percent_format(rt, text->view(), other, false);
    default: return Value::not_implemented();
  }
}

Value str_compare(Runtime&, CompareOp op, Value self, Value other) {
  if (!is_str(other)) return Value::not_implemented();
  Str *a = as_str(self), *b = as_str(other);
  if (op == CompareOp::Eq || op == CompareOp::Ne) {
    bool same = a->size() == b->size() && a->view() == b->view();
    return Value::boolean(same == (op == CompareOp::Eq));
  }
  // The order of UTF-8 bytes is the order of code points.
  int order = a->view().compare(b->view());
  switch (op) {
    case CompareOp::Lt: return Value::boolean(order < 0);
    case CompareOp::Le: return Value::boolean(order <= 0);
    case CompareOp::Gt: return Value::boolean(order > 0);
    default: return Value::boolean(order >= 0);
  }
}

struct StrIterator : Object {
  Value text;
  SignedWord offset;
};

Value iterator_next(Runtime& rt, Value self) {
  auto* iterator = cast<StrIterator>(self);
  Str* text = as_str(iterator->text);
  if (size_t(iterator->offset) >= text->size()) return Value::stop();
  const char* at = text->data() + iterator->offset;
  unsigned width = utf8_width(uint8_t(*at));
  iterator->offset += SignedWord(width);
  return make_str(rt, {at, width});
}

Value iterator_hint(Runtime&, const Args& args) {
  auto* iterator = cast<StrIterator>(args[0]);
  return Value::small_int(SignedWord(utf8_length(as_str(iterator->text)->view().substr(size_t(iterator->offset)))));
}
// For copy.copy().
Value iterator_copy(Runtime& rt, const Args& args) {
  auto* copy = rt.heap.make<StrIterator>(*type_of(args[0]));
  if (!copy) return rt.no_memory();
  copy->text = cast<StrIterator>(args[0])->text;
  copy->offset = cast<StrIterator>(args[0])->offset;
  return to_value(copy);
}
constinit const Attribute iterator_attributes[] = {METHOD("__copy__", iterator_copy, 1, 1),
                                                   METHOD("__length_hint__", iterator_hint, 1, 1)};

ROM_TYPE(str_iterator_type,
         iterator_class<StrIterator>(sym<"str_iterator">, {1, 1}, iterator_next, iterator_attributes));

Value str_iterate(Runtime& rt, Value self) {
  auto* iterator = rt.heap.make<StrIterator>(str_iterator_type);
  if (!iterator) return rt.no_memory();
  iterator->text = self;
  return to_value(iterator);
}

}  // namespace

Value str_quoted(Runtime& rt, const Str* self, bool ascii_only) {
  string_view view = self->view();
  bool has_single = view.find('\'') != string_view::npos, has_double = view.find('"') != string_view::npos;
  char quote = has_single && !has_double ? '"' : '\'';
  TextBuilder text(rt);
  text.add(quote);
  for (size_t at = 0; at < self->size() && !text.failed();) {
    // A run of plain ASCII is added in one piece.
    size_t run = at;
    while (run < self->size()) {
      uint8_t c = uint8_t(self->data()[run]);
      if (c < 32 || c >= 127 || c == '\\' || c == uint8_t(quote)) break;
      run++;
    }
    text.add(self->view().substr(at, run - at));
    at = run;
    if (at == self->size()) break;
    add_quoted(text, utf8_decode(self->data() + at), quote, ascii_only);
    at += utf8_width(uint8_t(self->data()[at]));
  }
  return text.add(quote).finish();
}

ROM_TYPE(str_type, {
                       .name = sym<"str">,
                       .kind = Kind::Str,
                       .flags = Type::VariableSize,
                       .native_bytes = sizeof(Str),
                       .finalize = forget_interned,
                       .construct = str_construct,
                       .repr = str_repr,
                       .str = str_str,
                       .format = str_format_slot,
                       .hash = str_hash,
                       .truth = str_truth,
                       .length = str_length_slot,
                       .get_item = str_get_item,
                       .contains = str_contains,
                       .iterate = str_iterate,
                       .binary = str_binary,
                       .compare = str_compare,
                       .binary_ops = binary_bit(BinaryOp::Add) | binary_bit(BinaryOp::Mul) | binary_bit(BinaryOp::Mod),
                       .attributes = str_attributes,
                   });

}  // namespace adder
