// JSON text to values: recursive descent over the bytes of a str.
#include "core/numeric/float_text.h"
#include "core/runtime/exceptions.h"
#include "core/types/dict.h"
#include "core/types/int.h"
#include "core/types/str.h"
#include "core/types/str_parts.h"
#include "core/types/text_builder.h"
#include "modules/json/json.h"

namespace adder {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

class Decoder {
 public:
  Decoder(Runtime& rt, Str* text, const JsonHooks& hooks) : rt_(rt), text_(text), hooks_(hooks) {}

  // The value at a byte; at() is behind it afterwards.
  Value value();
  void skip_blanks() {
    while (at_ < size() && (here() == ' ' || here() == '\t' || here() == '\n' || here() == '\r')) at_++;
  }
  size_t at() const { return at_; }
  void go_to(size_t byte) { at_ = byte; }
  size_t size() const { return text_->size(); }
  Failed error(Message message, size_t byte) { return raise_json_error(rt_, message, text_, byte); }

 private:
  Value string();
  Value escaped_string(size_t open);
  Status escape(TextBuilder& out);
  Result<unsigned> hex_unit();
  Value number();
  Value list();
  Value object();
  Value object_key();
  Value constant(string_view name, Value plain);
  Value nothing() { return error("Expecting value"_m, at_); }

  char here() const { return text_->data()[at_]; }  // NUL behind the end
  bool starts_with(string_view word) const { return text_->view().substr(at_, word.size()) == word; }

  Runtime& rt_;
  Str* text_;
  const JsonHooks& hooks_;
  size_t at_ = 0;
};

Value Decoder::constant(string_view name, Value plain) {
  at_ += name.size();
  if (hooks_.constant.is_none() || plain.is_bool() || plain.is_none()) return plain;
  return call(rt_, hooks_.constant, TRY(make_str(rt_, name)));
}

Value Decoder::value() {
  constexpr Float infinity = std::numeric_limits<Float>::infinity();
  switch (here()) {
    case '"': return string();
    case '[': TRY(check_native_stack(rt_)); return list();
    case '{': TRY(check_native_stack(rt_)); return object();
    case 'n': return starts_with("null") ? constant("null", Value::none()) : nothing();
    case 't': return starts_with("true") ? constant("true", Value::boolean(true)) : nothing();
    case 'f': return starts_with("false") ? constant("false", Value::boolean(false)) : nothing();
    case 'N':
      return starts_with("NaN") ? constant("NaN", TRY(make_float(rt_, std::numeric_limits<Float>::quiet_NaN())))
                                : nothing();
    case 'I': return starts_with("Infinity") ? constant("Infinity", TRY(make_float(rt_, infinity))) : nothing();
    case '-':
      if (starts_with("-Infinity")) return constant("-Infinity", TRY(make_float(rt_, -infinity)));
      [[fallthrough]];
    default: return number();
  }
}

Value Decoder::number() {
  const char* text = text_->data();
  size_t start = at_, p = at_;
  if (text[p] == '-') p++;
  if (!is_digit(text[p])) return nothing();
  size_t digits = p;
  int64_t small = 0;
  if (text[p] == '0') {
    p++;
  } else {
    for (; is_digit(text[p]); p++)
      if (p - digits < 18) small = small * 10 + (text[p] - '0');
  }
  size_t whole = p - digits;
  bool is_float = false;
  if (text[p] == '.' && is_digit(text[p + 1])) {
    is_float = true;
    for (p++; is_digit(text[p]);) p++;
  }
  if (text[p] == 'e' || text[p] == 'E') {
    size_t exponent = p + 1;
    if (text[exponent] == '-' || text[exponent] == '+') exponent++;
    if (is_digit(text[exponent])) {
      is_float = true;
      for (p = exponent; is_digit(text[p]);) p++;
    }
  }
  at_ = p;
  string_view shown(text + start, p - start);
  Value hook = is_float ? hooks_.make_float : hooks_.make_int;
  if (!hook.is_none()) return call(rt_, hook, TRY(make_str(rt_, shown)));
  if (is_float) {
    Float f = 0;
    contract_always(parse_float(shown, f), "a JSON number is a float");
    return make_float(rt_, f);
  }
  if (whole <= 18) return make_int(rt_, text[start] == '-' ? -small : small);
  return int_from_text(rt_, shown, 10, Value::none());
}

// A string without escapes is taken from the text in one piece.
Value Decoder::string() {
  size_t open = at_++;
  const char* text = text_->data();
  for (size_t p = at_; p < size(); p++) {
    auto c = uint8_t(text[p]);
    if (c == '"') {
      string_view content(text + at_, p - at_);
      at_ = p + 1;
      return make_str(rt_, content);
    }
    if (c == '\\') return escaped_string(open);
    if (c < ' ' && hooks_.strict) return error("Invalid control character at"_m, p);
  }
  return error("Unterminated string starting at"_m, open);
}

Value Decoder::escaped_string(size_t open) {
  TextBuilder out(rt_);
  for (;;) {
    size_t start = at_;
    while (at_ < size() && here() != '"' && here() != '\\' && (uint8_t(here()) >= ' ' || !hooks_.strict)) at_++;
    out.add(string_view(text_->data() + start, at_ - start));
    if (at_ >= size()) return error("Unterminated string starting at"_m, open);
    if (here() == '"') break;
    if (here() != '\\') return error("Invalid control character at"_m, at_);
    if (at_ + 1 >= size()) return error("Unterminated string starting at"_m, open);
    TRY(escape(out));
  }
  at_++;
  return out.finish();
}

// The four hexadecimal digits behind "\u", at_ being on the u.
Result<unsigned> Decoder::hex_unit() {
  unsigned unit = 0;
  for (size_t i = 1; i <= 4; i++) {
    uint8_t digit = at_ + i < size() ? big::digit_value(text_->data()[at_ + i]) : 255;
    if (digit > 15) return error("Invalid \\uXXXX escape"_m, at_);
    unit = unit * 16 + digit;
  }
  at_ += 5;
  return unit;
}

Status Decoder::escape(TextBuilder& out) {
  static constexpr string_view letters = "\"\\/bfnrt", meanings = "\"\\/\b\f\n\r\t";
  char letter = text_->data()[++at_];
  size_t known = letters.find(letter);
  if (known != string_view::npos && letter) {
    at_++;
    return out.append(meanings[known]);
  }
  if (letter != 'u') return error("Invalid \\escape"_m, at_ - 1);
  char32_t code = TRY(hex_unit());
  bool high = code >= 0xD800 && code < 0xDC00;
  if (high && here() == '\\' && text_->data()[at_ + 1] == 'u') {
    size_t mark = at_++;
    unsigned low = TRY(hex_unit());
    if (low >= 0xDC00 && low < 0xE000)
      code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    else
      at_ = mark;
  }
  add_code_point(out, code);
  return out.status();
}

Value Decoder::list() {
  List* items = make_list(rt_, 0);
  if (!items) return Failed{};
  at_++;
  skip_blanks();
  if (here() == ']') {
    at_++;
    return to_value(items);
  }
  for (;;) {
    TRY(list_append(rt_, items, TRY(value())));
    skip_blanks();
    if (here() == ']') break;
    if (here() != ',') return error("Expecting ',' delimiter"_m, at_);
    at_++;
    skip_blanks();
  }
  at_++;
  return to_value(items);
}

// Keys recur: short ones are interned.
Value Decoder::object_key() {
  constexpr uint32_t longest_interned = 32;
  if (here() != '"') return error("Expecting property name enclosed in double quotes"_m, at_);
  Value key = TRY(string());
  if (as_str(key)->size() <= longest_interned) {
    const Str* interned = intern(rt_, as_str(key));
    if (!interned) return Failed{};
    key = to_value(interned);
  }
  skip_blanks();
  if (here() != ':') return error("Expecting ':' delimiter"_m, at_);
  at_++;
  skip_blanks();
  return key;
}

Value Decoder::object() {
  bool as_pairs = !hooks_.pairs.is_none();
  Dict* dict = as_pairs ? nullptr : make_dict(rt_);
  List* pairs = as_pairs ? make_list(rt_, 0) : nullptr;
  if (!dict && !pairs) return Failed{};
  at_++;
  skip_blanks();
  for (bool more = here() != '}'; more;) {
    Value key = TRY(object_key());
    Value item = TRY(value());
    if (as_pairs) {
      Value pair[] = {key, item};
      TRY(list_append(rt_, pairs, TRY(make_tuple(rt_, Span<const Value>(pair)))));
    } else {
      TRY(dict_set(rt_, dict, key, item));
    }
    skip_blanks();
    more = here() == ',';
    if (!more && here() != '}') return error("Expecting ',' delimiter"_m, at_);
    if (more) {
      at_++;
      skip_blanks();
    }
  }
  at_++;
  if (as_pairs) return call(rt_, hooks_.pairs, to_value(pairs));
  return hooks_.object.is_none() ? to_value(dict) : call(rt_, hooks_.object, to_value(dict));
}

}  // namespace

Value json_decode(Runtime& rt, Str* text, SignedWord start, const JsonHooks& hooks, bool whole, SignedWord* end) {
  Decoder decoder(rt, text, hooks);
  decoder.go_to(str_offset(text, start));
  if (whole) decoder.skip_blanks();
  Value result = TRY(decoder.value());
  if (whole) {
    decoder.skip_blanks();
    if (decoder.at() < decoder.size()) return decoder.error("Extra data"_m, decoder.at());
  }
  if (end) *end = str_index_of(text, decoder.at());
  return result;
}

}  // namespace adder
