// Recognising keywords: a perfect hash over length, first and last letter, found at compile time.
#pragma once

#include <cstring>

#include "core/syntax/token.h"

namespace adder::syntax {

struct KeywordEntry {
  char spelling[9];
  uint8_t length;
  TokenKind kind;
};

namespace keyword_table {

constexpr KeywordEntry keyword(string_view spelling, TokenKind kind) {
  KeywordEntry result = {{}, uint8_t(spelling.size()), kind};
  for (size_t i = 0; i < spelling.size(); ++i) result.spelling[i] = spelling[i];
  return result;
}

inline constexpr KeywordEntry keywords[] = {
    keyword("False", TokenKind::False),
    keyword("None", TokenKind::None),
    keyword("True", TokenKind::True),
    keyword("and", TokenKind::And),
    keyword("as", TokenKind::As),
    keyword("assert", TokenKind::Assert),
    keyword("async", TokenKind::Async),
    keyword("await", TokenKind::Await),
    keyword("break", TokenKind::Break),
    keyword("class", TokenKind::Class),
    keyword("continue", TokenKind::Continue),
    keyword("def", TokenKind::Def),
    keyword("del", TokenKind::Del),
    keyword("elif", TokenKind::Elif),
    keyword("else", TokenKind::Else),
    keyword("except", TokenKind::Except),
    keyword("finally", TokenKind::Finally),
    keyword("for", TokenKind::For),
    keyword("from", TokenKind::From),
    keyword("global", TokenKind::Global),
    keyword("if", TokenKind::If),
    keyword("import", TokenKind::Import),
    keyword("in", TokenKind::In),
    keyword("is", TokenKind::Is),
    keyword("lambda", TokenKind::Lambda),
    keyword("nonlocal", TokenKind::Nonlocal),
    keyword("not", TokenKind::Not),
    keyword("or", TokenKind::Or),
    keyword("pass", TokenKind::Pass),
    keyword("raise", TokenKind::Raise),
    keyword("return", TokenKind::Return),
    keyword("try", TokenKind::Try),
    keyword("while", TokenKind::While),
    keyword("with", TokenKind::With),
    keyword("yield", TokenKind::Yield),
};

struct Hash {
  uint32_t first_factor;
  uint32_t last_factor;

  constexpr uint32_t operator()(const char* text, size_t length) const {
    return (uint8_t(text[0]) * first_factor + uint8_t(text[length - 1]) * last_factor + uint32_t(length)) & 127;
  }
};

constexpr bool is_perfect(Hash hash) {
  bool used[128] = {};
  for (const KeywordEntry& keyword : keywords) {
    uint32_t slot = hash(keyword.spelling, keyword.length);
    if (used[slot]) return false;
    used[slot] = true;
  }
  return true;
}

constexpr Hash find_hash() {
  for (uint32_t first = 1; first < 64; ++first)
    for (uint32_t last = 1; last < 64; ++last)
      if (is_perfect({first, last})) return {first, last};
  return {0, 0};
}

inline constexpr Hash hash = find_hash();
static_assert(hash.first_factor != 0, "no perfect hash over first letter, last letter and length");

struct Slots {
  uint8_t index[128];  // 1 + index of the keyword, 0 for none
};
constexpr Slots make_slots() {
  Slots slots = {};
  for (size_t i = 0; i < std::size(keywords); ++i)
    slots.index[hash(keywords[i].spelling, keywords[i].length)] = uint8_t(i + 1);
  return slots;
}
inline constexpr Slots slots = make_slots();

}  // namespace keyword_table

// The keyword's kind, or Name. The text is not empty.
inline TokenKind keyword_or_name(const char* text, size_t length) {
  uint8_t slot = keyword_table::slots.index[keyword_table::hash(text, length)];
  if (slot == 0) return TokenKind::Name;
  const KeywordEntry& candidate = keyword_table::keywords[slot - 1];
  bool same = candidate.length == length && std::memcmp(candidate.spelling, text, length) == 0;
  return same ? candidate.kind : TokenKind::Name;
}

// How a keyword is written.
inline string_view keyword_spelling(TokenKind kind) {
  for (const KeywordEntry& keyword : keyword_table::keywords)
    if (keyword.kind == kind) return {keyword.spelling, keyword.length};
  return {};
}

}  // namespace adder::syntax
