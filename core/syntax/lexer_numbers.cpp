// Numbers. Their text is kept as it stands; here is only decided where they end and whether they are well formed.
#include "core/syntax/character_class.h"
#include "core/syntax/keywords.h"
#include "core/syntax/lexer.h"

namespace adder::syntax {

namespace {

bool is_digit_of(char c, uint32_t radix) {
  if (radix == 16) return is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
  return c >= '0' && c < char('0' + radix);
}

// Whether a word that may follow a number without a space stands at `at`: `1if x else 2`.
bool keyword_follows(const char* at, const char* end) {
  for (string_view word : {"and", "else", "for", "if", "in", "is", "or", "not"})
    if (string_view(at, size_t(end - at)).starts_with(word)) return true;
  return false;
}

}  // namespace

// Digits with single underscores between them. Null after an error, which is reported one byte before the culprit.
const char* Lexer::pass_digits(Token& token, const char* at, uint32_t radix, const char* what) {
  for (;;) {
    if (at == end_ || !is_digit_of(*at, radix)) {
      if (radix < 10 && at != end_ && is_digit(*at)) {
        fail_at(token, at, "invalid digit '@' in @ literal"_m, {string_view(at, 1), what});
      } else {
        fail_at(token, at - 1, "invalid @ literal"_m, {what});
      }
      return nullptr;
    }
    while (at != end_ && is_digit_of(*at, radix)) ++at;
    if (at == end_ || *at != '_') return at;
    ++at;
  }
}

// A letter right behind a number is an error unless it begins a keyword.
void Lexer::end_number(Token& token, TokenKind kind, const char* at, const char* what) {
  if (at != end_ && character_class(*at) == CharacterClass::Letter && !keyword_follows(at, end_))
    return fail_at(token, at - 1, "invalid @ literal"_m, {what});
  finish(token, kind, at);
}

void Lexer::number(Token& token, const char* at) {
  if (*at == '0' && at + 1 != end_) {
    char letter = char(at[1] | 0x20);
    if (letter == 'x') return radix_number(token, at + 2, 16);
    if (letter == 'o') return radix_number(token, at + 2, 8);
    if (letter == 'b') return radix_number(token, at + 2, 2);
  }
  decimal_number(token, at);
}

void Lexer::radix_number(Token& token, const char* at, uint32_t radix) {
  const char* what = radix == 16 ? "hexadecimal" : radix == 8 ? "octal" : "binary";
  if (at != end_ && *at == '_') ++at;
  at = pass_digits(token, at, radix, what);
  if (!at) return;
  if (radix < 10 && at != end_ && is_digit(*at))
    return fail_at(token, at, "invalid digit '@' in @ literal"_m, {string_view(at, 1), what});
  end_number(token, TokenKind::Int, at, what);
}

// An integer, or a float in any of its forms: 1. .5 1e9 1_0.0_1j
void Lexer::decimal_number(Token& token, const char* at) {
  const char* start = at;
  const char* zeros_end = nullptr;
  TokenKind kind = TokenKind::Int;
  if (*at != '.') {
    if (*at == '0') {
      while (at != end_ && (*at == '0' || (*at == '_' && at + 1 != end_ && is_digit(at[1])))) ++at;
      zeros_end = at;
      at = start;
    }
    at = pass_digits(token, at, 10, "decimal");
    if (!at) return;
  }
  bool leading_zeros = zeros_end && zeros_end != at;
  if (at != end_ && *at == '.') {
    kind = TokenKind::Float;
    ++at;
    if (at != end_ && is_digit(*at)) at = pass_digits(token, at, 10, "decimal");
    if (!at) return;
  }
  if (at != end_ && (*at | 0x20) == 'e') {
    const char* digits = at + 1;
    bool has_sign = digits != end_ && (*digits == '+' || *digits == '-');
    digits += has_sign;
    if (digits != end_ && is_digit(*digits)) {
      kind = TokenKind::Float;
      at = pass_digits(token, digits, 10, "decimal");
      if (!at) return;
    } else if (has_sign) {
      return fail_at(token, digits - 1, "invalid decimal literal"_m);
    }
  }
  if (at != end_ && (*at | 0x20) == 'j') return end_number(token, TokenKind::Imaginary, at + 1, "imaginary");
  if (leading_zeros && kind == TokenKind::Int)
    return fail(token, DiagnosticKind::SyntaxError, token.begins, position_of(zeros_end),
                "leading zeros in decimal integer literals are not permitted; "
                "use an 0o prefix for octal integers"_m);
  end_number(token, kind, at, "decimal");
}

}  // namespace adder::syntax
