// What a byte of source can begin, one table of 256 bytes.
#pragma once

#include "core/base/base.h"

namespace adder::syntax {

enum class CharacterClass : uint8_t {
  Letter,  // letters, `_`, and every byte of a character beyond ASCII: the order matters for is_identifier_byte
  Digit,
  Space,
  Newline,
  Comment,
  Quote,
  Backslash,
  Operator,
  Invalid,
};

struct CharacterClasses {
  CharacterClass of[256];
};

constexpr CharacterClasses make_character_classes() {
  CharacterClasses classes = {};
  for (int c = 0; c < 256; ++c) {
    CharacterClass kind = CharacterClass::Invalid;
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80) kind = CharacterClass::Letter;
    if (c >= '0' && c <= '9') kind = CharacterClass::Digit;
    if (c == ' ' || c == '\t' || c == '\f') kind = CharacterClass::Space;
    if (c == '\n' || c == '\r') kind = CharacterClass::Newline;
    if (c == '#') kind = CharacterClass::Comment;
    if (c == '"' || c == '\'') kind = CharacterClass::Quote;
    if (c == '\\') kind = CharacterClass::Backslash;
    for (char op : string_view("()[]{},:;.+-*/%@&|^~<>=!?$`"))
      if (c == op) kind = CharacterClass::Operator;
    classes.of[c] = kind;
  }
  return classes;
}
inline constexpr CharacterClasses character_classes = make_character_classes();

inline CharacterClass character_class(char c) { return character_classes.of[uint8_t(c)]; }
inline bool is_identifier_byte(char c) { return character_class(c) <= CharacterClass::Digit; }
inline bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace adder::syntax
