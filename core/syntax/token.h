// Tokens: what the lexer makes of source text, and their order, on which the tables of the parser rest.
#pragma once

#include "core/base/base.h"

namespace adder::syntax {

// Binary operators, augmented assignments and comparisons stand in the order of the tree's enums, so that one is
// computed from the other by subtraction.
// clang-format off
enum class TokenKind : uint8_t {
  End, Error, Newline, Indent, Dedent,
  Name, Int, Float, Imaginary, String, FStringStart, FStringText, FStringEnd,
  LeftParen, RightParen, LeftBracket, RightBracket, LeftBrace, RightBrace,
  Comma, Colon, ColonEqual, Semicolon, Dot, Ellipsis, Arrow, Equal, Exclamation, Tilde,
  Unknown,  // what no rule of the grammar uses: $ ? ` ! <>
  // BinaryOperator
  Plus, Minus, Star, At, Slash, Percent, DoubleStar, LeftShift, RightShift, Bar, Caret, Ampersand, DoubleSlash,
  // the same with `=`
  PlusEqual, MinusEqual, StarEqual, AtEqual, SlashEqual, PercentEqual, DoubleStarEqual, LeftShiftEqual,
  RightShiftEqual, BarEqual, CaretEqual, AmpersandEqual, DoubleSlashEqual,
  // CompareOperator, as far as one token tells
  EqualEqual, NotEqual, Less, LessEqual, Greater, GreaterEqual,
  // keywords
  Is, In, Not, And, Or, If, Else, Lambda, Await, None, True, False, As, Assert, Async, Break, Class, Continue, Def, Del,
  Elif, Except, Finally, For, From, Global, Import, Nonlocal, Pass, Raise, Return, Try, While, With, Yield,
};
// clang-format on

constexpr size_t token_kinds = size_t(TokenKind::Yield) + 1;

constexpr bool is_keyword(TokenKind kind) { return kind >= TokenKind::Is; }
constexpr bool is_augmented_assignment(TokenKind kind) {
  return kind >= TokenKind::PlusEqual && kind <= TokenKind::DoubleSlashEqual;
}

// Where something begins: line from 1, column in bytes from 0.
struct alignas(register_pair ? register_pair : alignof(uint32_t)) Position {
  uint32_t line;
  uint32_t column;

  friend bool operator==(Position, Position) = default;
};

struct Token {
  // Flags of String and of the tokens of an f-string.
  static constexpr uint8_t raw = 1;
  static constexpr uint8_t bytes = 2;
  static constexpr uint8_t triple = 4;
  static constexpr uint8_t formatted = 8;
  static constexpr uint8_t double_quote = 16;
  static constexpr uint8_t plain = 32;  // the characters stand for themselves: no escape, no carriage return

  TokenKind kind = TokenKind::End;
  uint8_t flags = 0;
  uint8_t quote_offset = 0;  // length of a string's prefix letters
  const char* start = nullptr;
  const char* end = nullptr;
  Position begins = {};
  Position ends = {};  // exclusive

  string_view text() const { return {start, size_t(end - start)}; }
};

}  // namespace adder::syntax
