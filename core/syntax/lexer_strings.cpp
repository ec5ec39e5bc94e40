// Strings and f-strings: where they end. What they say is decoded by the parser (string_literal.h).
//
// An f-string is several tokens: FStringStart, then FStringText and replacement fields in turn, FStringEnd. A field is
// an opening brace, tokens of code, and perhaps a colon with the format specification behind it, which is text again.
#include "core/syntax/lexer.h"

namespace adder::syntax {

bool Lexer::at_closing_quote(const char* at, uint8_t flags) const {
  char quote = flags & Token::double_quote ? '"' : '\'';
  if (*at != quote) return false;
  return !(flags & Token::triple) || (end_ - at >= 3 && at[1] == quote && at[2] == quote);
}

uint8_t Lexer::string_prefix(const char* at, size_t length) {
  uint8_t flags = 0;
  for (size_t i = 0; i < length; ++i) {
    uint8_t flag;
    switch (at[i] | 0x20) {
      case 'r': flag = Token::raw; break;
      case 'b': flag = Token::bytes; break;
      case 'f': flag = Token::formatted; break;
      case 'u': return length == 1 ? 0 : not_a_prefix;
      default: return not_a_prefix;
    }
    if (flags & flag) return not_a_prefix;
    flags |= flag;
  }
  constexpr uint8_t both = Token::bytes | Token::formatted;
  return (flags & both) == both ? not_a_prefix : flags;
}

void Lexer::string(Token& token, const char* quote, uint8_t flags) {
  token.quote_offset = uint8_t(quote - token.start);
  if (*quote == '"') flags |= Token::double_quote;
  if (end_ - quote >= 3 && quote[1] == *quote && quote[2] == *quote) flags |= Token::triple;
  const char* at = quote + (flags & Token::triple ? 3 : 1);
  if (flags & Token::formatted) return start_fstring(token, at, flags);
  flags |= Token::plain;
  for (;;) {
    if (at == end_) return unterminated_string(token, flags, token.begins);
    char c = *at;
    if (c == *quote && at_closing_quote(at, flags)) break;
    if (c == '\\') {
      if (!(flags & Token::raw)) flags &= uint8_t(~Token::plain);
      if (++at == end_) return unterminated_string(token, flags | Token::triple, token.begins);
    }
    if (!is_newline(at)) {
      ++at;
      continue;
    }
    if (c != '\\' && !(flags & Token::triple)) return unterminated_string(token, flags, token.begins);
    if (*at == '\r') flags &= uint8_t(~Token::plain);
    at = pass_newline(at);
  }
  token.flags = flags;
  finish(token, TokenKind::String, at + (flags & Token::triple ? 3 : 1));
}

// The innermost f-string that is open, or null.
const Lexer::Bracket* Lexer::enclosing_fstring() const {
  for (uint32_t i = depth_; i > 0; --i)
    if (brackets_[i - 1].kind == BracketKind::FString) return &brackets_[i - 1];
  return nullptr;
}

// `begins` is where the string does.
void Lexer::unterminated_string(Token& token, uint8_t flags, Position begins) {
  if (const Bracket* outer = enclosing_fstring(); outer && !(flags & Token::formatted)) {
    constexpr uint8_t quotes = Token::triple | Token::double_quote;
    if ((outer->flags & quotes) == (flags & quotes))
      return fail(token, DiagnosticKind::SyntaxError, begins, begins, "f-string: expecting '}'"_m);
  }
  uint32_t line = line_start_ == end_ && line_ > begins.line ? line_ - 1 : line_;
  fail(token, DiagnosticKind::SyntaxError, begins, begins, "unterminated @@ literal (detected at line @)"_m,
       {flags & Token::triple ? "triple-quoted " : "", flags & Token::formatted ? "f-string" : "string", line});
  // Another line can close a triple-quoted string, or go on behind a backslash.
  diagnostic_.incomplete = flags & Token::triple || line_start_ == end_;
}

void Lexer::start_fstring(Token& token, const char* text, uint8_t flags) {
  if (!push(token, BracketKind::FString, flags)) return;
  token.flags = flags;
  finish(token, TokenKind::FStringStart, text);
  state_ = State::Text;
}

// One token out of an f-string's text: its end, a brace, or the text before these.
void Lexer::fstring_text(Token& token) {
  const char* at = position_;
  const Bracket frame = innermost();
  bool specification = frame.kind == BracketKind::Specification;
  begin(token, at);
  token.flags = frame.flags;
  if (at != end_) {
    bool doubled = !specification && end_ - at > 1 && at[1] == *at;
    if (at_closing_quote(at, frame.flags)) {
      if (specification) return fail_at(token, at, "f-string: expecting '}'"_m);
      pop();
      return finish(token, TokenKind::FStringEnd, at + (frame.flags & Token::triple ? 3 : 1));
    }
    if (*at == '{' && !doubled) {
      if (!push(token, BracketKind::Field, frame.flags)) return;
      state_ = State::Code;
      return finish(token, TokenKind::LeftBrace, at + 1);
    }
    if (*at == '}' && specification) {
      pop();
      return finish(token, TokenKind::RightBrace, at + 1);
    }
    if (*at == '}' && !doubled) return fail_at(token, at, "f-string: single '}' is not allowed"_m);
  }
  token.flags |= Token::plain;
  at = scan_text(token, at, frame);
  if (at) finish(token, TokenKind::FStringText, at);
}

// The end of the text at `at`; null after an error.
const char* Lexer::scan_text(Token& token, const char* at, const Bracket& frame) {
  while (at != end_) {
    char c = *at;
    if (c == '{' || c == '}') {
      bool doubled = frame.kind == BracketKind::FString && end_ - at > 1 && at[1] == c;
      if (!doubled) return at;
      token.flags &= uint8_t(~Token::plain);
      at += 2;
    } else if (c == '\\') {
      if (!(frame.flags & Token::raw)) token.flags &= uint8_t(~Token::plain);
      at = pass_text_escape(at, frame);
    } else if (is_newline(at)) {
      if (!(frame.flags & Token::triple)) break;
      if (c == '\r') token.flags &= uint8_t(~Token::plain);
      at = pass_newline(at);
    } else if (at_closing_quote(at, frame.flags)) {
      return at;
    } else {
      ++at;
    }
  }
  const Bracket* string = enclosing_fstring();
  unterminated_string(token, frame.flags, {string->line, string->column});
  return nullptr;
}

// Behind a backslash and what it escapes. It does not escape braces, but those of \N{...} are its own.
const char* Lexer::pass_text_escape(const char* at, const Bracket& frame) {
  ++at;
  if (at == end_ || *at == '{' || *at == '}') return at;
  if (is_newline(at)) return pass_newline(at);
  bool named = *at == 'N' && !(frame.flags & Token::raw);
  ++at;
  if (!named || at == end_ || *at != '{') return at;
  const char* name_end = at;
  while (name_end != end_ && !is_newline(name_end) && *name_end != '}') ++name_end;
  return name_end != end_ && *name_end == '}' ? name_end + 1 : at;
}

}  // namespace adder::syntax
