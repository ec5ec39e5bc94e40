// Case and character classes of str.
#include "core/syntax/identifier.h"
#include "core/types/str.h"
#include "core/types/str_parts.h"
#include "core/types/unicode.h"

namespace adder {

Value number_text(Runtime& rt, Value text) {
  if (as_str(text)->ascii()) return text;
  TextBuilder plain(rt);
  string_view view = as_str(text)->view();
  for (size_t at = 0; at < view.size(); at += utf8_width(uint8_t(view[at]))) {
    char32_t code = utf8_decode(view.data() + at);
    int digit = decimal_value(code);
    plain.add(digit >= 0                               ? char('0' + digit)
              : code < 128                             ? char(code)
              : has_class(CharacterClass::Space, code) ? ' '
                                                       : '?');
  }
  return plain.finish();
}

bool is_identifier(string_view text) {
  for (size_t at = 0; at < text.size(); at += utf8_width(uint8_t(text[at]))) {
    char32_t code = utf8_decode(text.data() + at);
    if (!(at ? syntax::is_identifier_continue(code) : syntax::is_identifier_start(code))) return false;
  }
  return !text.empty();
}

namespace {

bool is_cased(char32_t c) { return has_class(CharacterClass::Upper, c) || has_class(CharacterClass::Lower, c); }

// ß has no single upper case character: in upper case it is SS, at the head of a title-cased word Ss.
constexpr char32_t sharp_s = 0xDF;

void add_upper(TextBuilder& text, char32_t c) {
  if (c == sharp_s)
    text.add("SS");
  else
    add_code_point(text, to_upper(c));
}

void add_title(TextBuilder& text, char32_t c) {
  if (c == sharp_s)
    text.add("Ss");
  else
    add_code_point(text, to_upper(c));
}

// convert(builder, code point, index of the code point).
template <class Convert>
Value mapped(Runtime& rt, const Args& args, Convert convert) {
  Str* text = as_str(args[0]);
  TextBuilder result(rt);
  size_t index = 0;
  for (size_t i = 0; i < text->size() && !result.failed(); index++) {
    convert(result, utf8_decode(text->data() + i), index);
    i += utf8_width(uint8_t(text->data()[i]));
  }
  return result.finish();
}

constexpr char ascii_upper(char c) { return c >= 'a' && c <= 'z' ? char(c - 32) : c; }
constexpr char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; }

// The text in ASCII with the first character by `first`, the others by `rest`.
template <char (*first)(char), char (*rest)(char)>
Value mapped_ascii(Runtime& rt, const Str* text) {
  size_t size = text->size();
  if (size <= 1) return to_value(size ? ascii_character(uint8_t(first(*text->data()))) : sym<"">);
  Str* result = allocate_str(rt, size);
  if (!result) return Failed{};
  const char* from = text->data();
  char* to = result->mutable_data();
  to[0] = first(from[0]);
  for (size_t i = 1; i < size; i++) to[i] = rest(from[i]);
  to[size] = 0;
  result->size_and_flags |= Str::ascii_flag;
  return to_value(result);
}

// Has the text a character, and do all pass?
template <class Test>
Value all(const Args& args, Test test) {
  Str* text = as_str(args[0]);
  for (size_t i = 0; i < text->size(); i += utf8_width(uint8_t(text->data()[i])))
    if (!test(utf8_decode(text->data() + i))) return Value::boolean(false);
  return Value::boolean(text->size() != 0);
}

// Some cased character, and none of `other`.
Value cased_only(const Args& args, CharacterClass other) {
  Str* text = as_str(args[0]);
  bool any = false;
  for (size_t i = 0; i < text->size(); i += utf8_width(uint8_t(text->data()[i]))) {
    char32_t c = utf8_decode(text->data() + i);
    if (has_class(other, c)) return Value::boolean(false);
    any |= is_cased(c);
  }
  return Value::boolean(any);
}

}  // namespace

Value str_lower(Runtime& rt, const Args& args) {
  if (as_str(args[0])->ascii()) return mapped_ascii<ascii_lower, ascii_lower>(rt, as_str(args[0]));
  return mapped(rt, args, [](TextBuilder& text, char32_t c, size_t) { add_code_point(text, to_lower(c)); });
}

Value str_upper(Runtime& rt, const Args& args) {
  if (as_str(args[0])->ascii()) return mapped_ascii<ascii_upper, ascii_upper>(rt, as_str(args[0]));
  return mapped(rt, args, [](TextBuilder& text, char32_t c, size_t) { add_upper(text, c); });
}

Value str_casefold(Runtime& rt, const Args& args) {
  return mapped(rt, args, [](TextBuilder& text, char32_t c, size_t) {
    if (c == sharp_s)
      text.add("ss");
    else
      add_code_point(text, to_lower(c));
  });
}

Value str_capitalize(Runtime& rt, const Args& args) {
  if (as_str(args[0])->ascii()) return mapped_ascii<ascii_upper, ascii_lower>(rt, as_str(args[0]));
  return mapped(rt, args, [](TextBuilder& text, char32_t c, size_t index) {
    if (index == 0)
      add_title(text, c);
    else
      add_code_point(text, to_lower(c));
  });
}

Value str_swapcase(Runtime& rt, const Args& args) {
  return mapped(rt, args, [](TextBuilder& text, char32_t c, size_t) {
    if (has_class(CharacterClass::Upper, c))
      add_code_point(text, to_lower(c));
    else
      add_upper(text, c);
  });
}

Value str_title(Runtime& rt, const Args& args) {
  bool in_word = false;
  return mapped(rt, args, [&in_word](TextBuilder& text, char32_t c, size_t) {
    if (in_word)
      add_code_point(text, to_lower(c));
    else
      add_title(text, c);
    in_word = is_cased(c);
  });
}

Value str_isalnum(Runtime&, const Args& args) {
  return all(args,
             [](char32_t c) { return has_class(CharacterClass::Alpha, c) || has_class(CharacterClass::Numeric, c); });
}
Value str_isalpha(Runtime&, const Args& args) {
  return all(args, [](char32_t c) { return has_class(CharacterClass::Alpha, c); });
}
Value str_isascii(Runtime&, const Args& args) { return Value::boolean(as_str(args[0])->ascii()); }
Value str_isdecimal(Runtime&, const Args& args) {
  return all(args, [](char32_t c) { return has_class(CharacterClass::Decimal, c); });
}
Value str_isdigit(Runtime&, const Args& args) {
  return all(args, [](char32_t c) { return has_class(CharacterClass::Digit, c); });
}
Value str_isnumeric(Runtime&, const Args& args) {
  return all(args, [](char32_t c) { return has_class(CharacterClass::Numeric, c); });
}
Value str_isspace(Runtime&, const Args& args) {
  return all(args, [](char32_t c) { return has_class(CharacterClass::Space, c); });
}
Value str_islower(Runtime&, const Args& args) { return cased_only(args, CharacterClass::Upper); }
Value str_isupper(Runtime&, const Args& args) { return cased_only(args, CharacterClass::Lower); }

Value str_isprintable(Runtime&, const Args& args) {
  if (!as_str(args[0])->size()) return Value::boolean(true);
  return all(args, [](char32_t c) { return !has_class(CharacterClass::Unprintable, c); });
}

Value str_isidentifier(Runtime&, const Args& args) { return Value::boolean(is_identifier(as_str(args[0])->view())); }

Value str_istitle(Runtime&, const Args& args) {
  Str* text = as_str(args[0]);
  bool any = false, in_word = false;
  for (size_t i = 0; i < text->size(); i += utf8_width(uint8_t(text->data()[i]))) {
    char32_t c = utf8_decode(text->data() + i);
    bool upper = has_class(CharacterClass::Upper, c), lower = has_class(CharacterClass::Lower, c);
    if ((upper && in_word) || (lower && !in_word)) return Value::boolean(false);
    in_word = upper || lower;
    any |= in_word;
  }
  return Value::boolean(any);
}

}  // namespace adder
