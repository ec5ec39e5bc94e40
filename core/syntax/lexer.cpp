// The lexer's frame: dispatch on the first character, lines, indentation, names. Numbers, operators, strings have files
// of their own.
#include "core/syntax/lexer.h"

#include "core/syntax/character_class.h"
#include "core/syntax/identifier.h"
#include "core/syntax/keywords.h"

namespace adder::syntax {

Lexer::Lexer(string_view source, Diagnostic& diagnostic)
    : position_(source.data()),
      end_(source.data() + source.size()),
      line_start_(source.data()),
      diagnostic_(diagnostic) {
  if (source.starts_with("\xEF\xBB\xBF")) position_ = line_start_ += 3;
}

void Lexer::fail(Token& token, DiagnosticKind kind, Position begins, Position ends, Message format,
                 std::initializer_list<MessagePart> parts) {
  if (diagnostic_.kind == DiagnosticKind::None) record(diagnostic_, kind, begins, ends, format, parts);
  token.kind = TokenKind::Error;
  token.begins = begins;
  token.ends = ends;
  state_ = State::Failed;
  failed_softly_ = kind != DiagnosticKind::SyntaxError;
}

void Lexer::rewind(const Mark& mark) {
  position_ = mark.position;
  line_start_ = mark.line_start;
  line_ = mark.line;
  depth_ = mark.depth;
  state_ = State::Code;
  failed_softly_ = false;
}

void Lexer::next(Token& token) {
  if (state_ != State::Code) [[unlikely]] {
    if (next_outside_code(token)) return;
  }
  const char* at = position_;
  for (;;) {
    while (at != end_ && character_class(*at) == CharacterClass::Space) ++at;
    begin(token, at);
    if (at == end_) return end_of_source(token, at);
    switch (character_class(*at)) {
      case CharacterClass::Letter: return name(token, at);
      case CharacterClass::Digit: return number(token, at);
      case CharacterClass::Operator: return operators(token, at);
      case CharacterClass::Quote: return string(token, at, 0);
      case CharacterClass::Newline:
        if (depth_ == 0) return end_line(token, at);
        at = pass_newline(at);
        break;
      case CharacterClass::Comment:
        at = end_of_line(at);
        if (depth_ == 0) return end_line(token, at);
        break;
      case CharacterClass::Backslash:
        at = pass_continuation(token, at);
        if (!at) return;
        break;
      case CharacterClass::Space: break;
      case CharacterClass::Invalid: return invalid_character(token, at);
    }
  }
}

// Behind a newline of any of the three kinds, counting the line.
const char* Lexer::pass_newline(const char* at) {
  at += *at == '\r' && at + 1 != end_ && at[1] == '\n' ? 2 : 1;
  ++line_;
  line_start_ = at;
  return at;
}

const char* Lexer::end_of_line(const char* at) const {
  while (at != end_ && !is_newline(at)) ++at;
  return at;
}

// Behind a backslash at the end of a line; null after an error.
const char* Lexer::pass_continuation(Token& token, const char* at) {
  ++at;
  if (at != end_ && !is_newline(at)) {
    fail_at(token, at, "unexpected character after line continuation character"_m);
    failed_softly_ = true;
    return nullptr;
  }
  Position end_of_line = position_of(at);
  const char* next = at == end_ ? at : pass_newline(at);
  if (next != end_) return next;
  fail(token, DiagnosticKind::SyntaxError, end_of_line, end_of_line, "unexpected EOF while parsing"_m);
  failed_softly_ = true;
  diagnostic_.incomplete = true;
  return nullptr;
}

bool Lexer::next_outside_code(Token& token) {
  switch (state_) {
    case State::Text: fstring_text(token); return true;
    case State::Dedents:
      begin(token, position_);
      if (position_ == end_) token.begins = last_line_end_;
      finish(token, TokenKind::Dedent, position_);
      if (--pending_dedents_ == 0) state_ = position_ == end_ ? State::LineStart : State::Code;
      return true;
    case State::LineStart: return start_line(token);
    case State::Failed: token.kind = TokenKind::Error; return true;
    case State::Code: break;
  }
  return false;
}

// Skips blank lines and compares the next one's indentation; false when the line goes on with ordinary code.
bool Lexer::start_line(Token& token) {
  const char* at = position_;
  for (;;) {
    Indent indent;
    at = measure_indentation(token, at, indent);
    if (!at) return true;
    if (at != end_ && *at == '#') at = end_of_line(at);
    if (at == end_) {
      if (at != line_start_) last_line_end_ = position_of(at);
      indent = {0, 0};
    } else if (is_newline(at)) {
      last_line_end_ = position_of(at);
      at = pass_newline(at);
      continue;
    }
    position_ = at;
    return change_indentation(token, at, indent);
  }
}

// The width of the blanks at `at`; returns where they end, null after an error.
const char* Lexer::measure_indentation(Token& token, const char* at, Indent& indent) {
  uint32_t column = 0;
  uint32_t alternative = 0;
  bool continued = false;  // past a backslash, blanks do not count
  for (; at != end_; ++at) {
    if (*at == '\\') {
      at = pass_continuation(token, at);
      if (!at) return nullptr;
      continued = true;
      --at;
    } else if (*at == ' ') {
      column += !continued;
      alternative += !continued;
    } else if (*at == '\t') {
      if (!continued) column = (column | 7) + 1;
      alternative += !continued;
    } else if (*at == '\f') {
      column = alternative = 0;
    } else {
      break;
    }
  }
  if (column > UINT16_MAX) {
    fail(token, DiagnosticKind::IndentationError, {line_, 0}, {line_, 0}, "too many levels of indentation"_m);
    return nullptr;
  }
  indent = {uint16_t(column), uint16_t(alternative)};
  return at;
}

// Gives Indent, Dedent or End, or false when the line's indentation is that of the block.
bool Lexer::change_indentation(Token& token, const char* at, Indent indent) {
  Indent current = indent_count_ ? indents_[indent_count_ - 1] : Indent{0, 0};
  begin(token, at);
  bool consistent = true;
  if (indent.column > current.column) {
    consistent = indent.alternative > current.alternative;
    if (consistent && indent_count_ + 1u >= max_indents) {
      fail(token, DiagnosticKind::IndentationError, {line_, 0}, {line_, 0}, "too many levels of indentation"_m);
      return true;
    }
    indents_[indent_count_++] = indent;
  } else {
    while (indent.column < current.column) {
      ++pending_dedents_;
      --indent_count_;
      current = indent_count_ ? indents_[indent_count_ - 1] : Indent{0, 0};
    }
    if (indent.column != current.column) {
      Position line_end = position_of(end_of_line(at));
      fail(token, DiagnosticKind::IndentationError, line_end, line_end,
           "unindent does not match any outer indentation level"_m);
      return true;
    }
    consistent = indent.alternative == current.alternative;
  }
  if (!consistent) {
    fail(token, DiagnosticKind::TabError, {line_, 0}, {line_, 0},
         "inconsistent use of tabs and spaces in indentation"_m);
    return true;
  }
  state_ = State::Code;
  if (pending_dedents_) {
    state_ = State::Dedents;
    return next_outside_code(token);
  }
  if (indent.column > current.column) {
    finish(token, TokenKind::Indent, at);
    return true;
  }
  if (at != end_) return false;
  token.begins = last_line_end_;
  finish(token, TokenKind::End, at);
  token.ends = last_line_end_;
  state_ = State::LineStart;
  return true;
}

void Lexer::end_line(Token& token, const char* at) {
  last_line_end_ = position_of(at);
  finish(token, TokenKind::Newline, at);
  if (at != end_) position_ = pass_newline(at);
  state_ = State::LineStart;
}

// The end without a newline before it: one is understood.
void Lexer::end_of_source(Token& token, const char* at) {
  if (depth_ == 0) return end_line(token, at);
  token.kind = TokenKind::Error;
  failed_softly_ = true;
  report_unclosed();
}

void Lexer::report_unclosed() {
  const Bracket& bracket = innermost();
  Position position = {bracket.line, bracket.column};
  state_ = State::Failed;
  if (diagnostic_.kind != DiagnosticKind::None) return;
  const char* opening = "([{{{{";
  record(diagnostic_, DiagnosticKind::SyntaxError, position, position, "'@' was never closed"_m,
         {string_view(opening + size_t(bracket.kind), 1)});
  diagnostic_.incomplete = true;
}

// A name, a keyword, or the prefix of a string.
void Lexer::name(Token& token, const char* at) {
  const char* start = at;
  uint8_t high_bits = 0;
  do high_bits |= uint8_t(*at++);
  while (at != end_ && is_identifier_byte(*at));
  size_t length = size_t(at - start);
  if (length <= 2 && at != end_ && (*at == '"' || *at == '\'')) {
    uint8_t flags = string_prefix(start, length);
    if (flags != not_a_prefix) return string(token, at, flags);
  }
  if (high_bits & 0x80 && !check_identifier(token, start, at)) return;
  finish(token, length <= 8 ? keyword_or_name(start, length) : TokenKind::Name, at);
}

// Every character of a name must be one that names may have.
bool Lexer::check_identifier(Token& token, const char* at, const char* stop) {
  for (bool first = true; at != stop; first = false) {
    const char* character = at;
    char32_t code_point = decode_character(at);
    if (first ? !is_identifier_start(code_point) : !is_identifier_continue(code_point)) {
      invalid_character(token, character);
      return false;
    }
  }
  return true;
}

void Lexer::invalid_character(Token& token, const char* at) {
  const char* next = at;
  char32_t code_point = decode_character(next);
  char digits[8];
  size_t count = 0;
  size_t wanted = code_point > 0xFFFFF ? 6 : code_point > 0xFFFF ? 5 : 4;
  while (count < wanted) {
    uint32_t nibble = code_point >> 4 * (wanted - 1 - count) & 15;
    digits[count++] = "0123456789ABCDEF"[nibble];
  }
  string_view number = {digits, count};
  if (is_invisible(code_point)) return fail_at(token, at, "invalid non-printable character U+@"_m, {number});
  fail_at(token, at, "invalid character '@' (U+@)"_m, {string_view(at, size_t(next - at)), number});
}

}  // namespace adder::syntax
