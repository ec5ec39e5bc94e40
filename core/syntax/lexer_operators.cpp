// Operators and brackets, and what is open.
#include "core/syntax/character_class.h"
#include "core/syntax/lexer.h"

namespace adder::syntax {

void Lexer::operators(Token& token, const char* at) {
  char following = at + 1 != end_ ? at[1] : 0;
  switch (*at) {
    case '(': return open(token, at, TokenKind::LeftParen, BracketKind::Paren);
    case ')': return close(token, at, TokenKind::RightParen, BracketKind::Paren);
    case '[': return open(token, at, TokenKind::LeftBracket, BracketKind::Square);
    case ']': return close(token, at, TokenKind::RightBracket, BracketKind::Square);
    case '{': return open(token, at, TokenKind::LeftBrace, BracketKind::Brace);
    case '}': return close(token, at, TokenKind::RightBrace, BracketKind::Brace);
    case ',': return finish(token, TokenKind::Comma, at + 1);
    case ';': return finish(token, TokenKind::Semicolon, at + 1);
    case '~': return finish(token, TokenKind::Tilde, at + 1);
    case ':':
      if (in_field()) {
        brackets_[depth_ - 1].kind = BracketKind::Specification;
        state_ = State::Text;
        return finish(token, TokenKind::Colon, at + 1);
      }
      if (following == '=') return finish(token, TokenKind::ColonEqual, at + 2);
      return finish(token, TokenKind::Colon, at + 1);
    case '.':
      if (is_digit(following)) return decimal_number(token, at);
      if (following == '.' && end_ - at > 2 && at[2] == '.') return finish(token, TokenKind::Ellipsis, at + 3);
      return finish(token, TokenKind::Dot, at + 1);
    case '=':
      if (following == '=') return finish(token, TokenKind::EqualEqual, at + 2);
      return finish(token, TokenKind::Equal, at + 1);
    case '!':
      if (following == '=') return finish(token, TokenKind::NotEqual, at + 2);
      return finish(token, in_field() ? TokenKind::Exclamation : TokenKind::Unknown, at + 1);
    case '<':
      if (following == '<') return binary_operator(token, at + 1, TokenKind::LeftShift);
      if (following == '=') return finish(token, TokenKind::LessEqual, at + 2);
      if (following == '>') return finish(token, TokenKind::Unknown, at + 2);
      return finish(token, TokenKind::Less, at + 1);
    case '>':
      if (following == '>') return binary_operator(token, at + 1, TokenKind::RightShift);
      if (following == '=') return finish(token, TokenKind::GreaterEqual, at + 2);
      return finish(token, TokenKind::Greater, at + 1);
    case '-':
      if (following == '>') return finish(token, TokenKind::Arrow, at + 2);
      return binary_operator(token, at, TokenKind::Minus);
    case '*':
      if (following == '*') return binary_operator(token, at + 1, TokenKind::DoubleStar);
      return binary_operator(token, at, TokenKind::Star);
    case '/':
      if (following == '/') return binary_operator(token, at + 1, TokenKind::DoubleSlash);
      return binary_operator(token, at, TokenKind::Slash);
    case '+': return binary_operator(token, at, TokenKind::Plus);
    case '%': return binary_operator(token, at, TokenKind::Percent);
    case '@': return binary_operator(token, at, TokenKind::At);
    case '&': return binary_operator(token, at, TokenKind::Ampersand);
    case '|': return binary_operator(token, at, TokenKind::Bar);
    case '^': return binary_operator(token, at, TokenKind::Caret);
    default: return finish(token, TokenKind::Unknown, at + 1);
  }
}

// `at` is the operator's last character; with `=` behind it, it is the augmented assignment.
void Lexer::binary_operator(Token& token, const char* at, TokenKind single) {
  constexpr int to_augmented = int(TokenKind::PlusEqual) - int(TokenKind::Plus);
  ++at;
  if (at == end_ || *at != '=') return finish(token, single, at);
  finish(token, TokenKind(int(single) + to_augmented), at + 1);
}

bool Lexer::push(Token& token, BracketKind kind, uint8_t flags) {
  if (depth_ >= max_brackets) {
    fail(token, DiagnosticKind::SyntaxError, token.begins, token.begins, "too many nested parentheses"_m);
    return false;
  }
  uint32_t column = token.begins.column;
  brackets_[depth_++] = {kind, flags, uint16_t(column < UINT16_MAX ? column : UINT16_MAX), token.begins.line};
  return true;
}

void Lexer::pop() {
  --depth_;
  bool in_text = depth_ && (innermost().kind == BracketKind::FString || innermost().kind == BracketKind::Specification);
  state_ = in_text ? State::Text : State::Code;
}

void Lexer::open(Token& token, const char* at, TokenKind kind, BracketKind bracket) {
  if (push(token, bracket, 0)) finish(token, kind, at + 1);
}

void Lexer::close(Token& token, const char* at, TokenKind kind, BracketKind bracket) {
  string_view closing = {at, 1};
  if (depth_ == 0) return fail_at(token, at, "unmatched '@'"_m, {closing});
  const Bracket& opened = innermost();
  bool closes_field = opened.kind == BracketKind::Field && bracket == BracketKind::Brace;
  if (opened.kind == BracketKind::Field && !closes_field)
    return fail_at(token, at, "f-string: unmatched '@'"_m, {closing});
  if (opened.kind != bracket && !closes_field) {
    string_view opening = {&"([{"[size_t(opened.kind)], 1};
    constexpr Message mismatch = "closing parenthesis '@' does not match opening parenthesis '@'"_m;
    if (opened.line == line_) return fail_at(token, at, mismatch, {closing, opening});
    return fail_at(token, at, "closing parenthesis '@' does not match opening parenthesis '@' on line @"_m,
                   {closing, opening, opened.line});
  }
  pop();
  finish(token, kind, at + 1);
}

}  // namespace adder::syntax
