// Properties and case of characters. ASCII is answered inline, the rest from compact tables (unicode.cpp).
#pragma once

#include "core/base/base.h"

namespace adder {

enum class CharacterClass : uint8_t { Alpha, Decimal, Digit, Numeric, Upper, Lower, Space, Unprintable };

bool has_class_beyond_ascii(CharacterClass cls, char32_t code);
// 0 to 9 of a decimal digit of any script, -1 of what is none.
int decimal_value(char32_t code);
char32_t to_upper_beyond_ascii(char32_t code);
char32_t to_lower_beyond_ascii(char32_t code);

constexpr bool is_ascii_lower(char32_t c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_ascii_upper(char32_t c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_ascii_digit(char32_t c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_space(char32_t c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

constexpr bool has_class(CharacterClass cls, char32_t c) {
  if (c >= 128) return has_class_beyond_ascii(cls, c);
  switch (cls) {
    case CharacterClass::Alpha: return is_ascii_lower(c | 32);
    case CharacterClass::Decimal:
    case CharacterClass::Digit:
    case CharacterClass::Numeric: return is_ascii_digit(c);
    case CharacterClass::Upper: return is_ascii_upper(c);
    case CharacterClass::Lower: return is_ascii_lower(c);
    case CharacterClass::Space: return is_ascii_space(c) || (c >= 0x1C && c <= 0x1F);
    default: return c < 32 || c == 127;
  }
}
constexpr char32_t to_upper(char32_t c) { return c >= 128 ? to_upper_beyond_ascii(c) : is_ascii_lower(c) ? c - 32 : c; }
constexpr char32_t to_lower(char32_t c) { return c >= 128 ? to_lower_beyond_ascii(c) : is_ascii_upper(c) ? c + 32 : c; }

}  // namespace adder
