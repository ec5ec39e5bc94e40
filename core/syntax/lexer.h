// The lexer: source text to tokens, one at a time, on demand.
//
// Invariants
// - The source has passed find_invalid_text: valid UTF-8, no NUL.
// - `brackets_` holds what is open: brackets, f-strings, replacement fields, format specifications. The innermost one
// says
//   how to read on: code or f-string text. Newlines are tokens only while nothing is open.
// - After an Error token the diagnostic is filled and next() gives Error for ever.
// - A mark is good for the logical line in which it was taken, while nothing that was open then has been closed.
#pragma once

#include "core/syntax/diagnostic.h"
#include "core/syntax/token.h"

namespace adder::syntax {

class Lexer {
 public:
  Lexer(string_view source, Diagnostic& diagnostic);

  void next(Token& token);

  // What may be open at a time, and how deep blocks may nest.
  static constexpr uint32_t max_brackets = sizeof(void*) == 8 ? 200 : 60;
  static constexpr uint32_t max_indents = sizeof(void*) == 8 ? 100 : 40;

  enum class BracketKind : uint8_t { Paren, Square, Brace, FString, Field, Specification };
  struct Bracket {
    BracketKind kind;
    uint8_t flags;    // of the f-string's token, for the last three kinds
    uint16_t column;  // of the opening token
    uint32_t line;
  };

  uint32_t depth() const { return depth_; }
  const Bracket& innermost() const { return brackets_[depth_ - 1]; }
  bool at_end() const { return position_ == end_; }
  // After an Error token: it is one that an error of the parser outweighs (indentation, an early end of the source).
  bool failed_softly() const { return failed_softly_; }
  bool in_fstring() const { return enclosing_fstring() != nullptr; }
  bool in_specification() const { return depth_ && innermost().kind == BracketKind::Specification; }
  bool in_field() const { return depth_ && innermost().kind == BracketKind::Field; }
  // Fails with "'(' was never closed" for the innermost bracket.
  void report_unclosed();

  struct Mark {
    const char* position;
    const char* line_start;
    uint32_t line;
    uint32_t depth;
  };
  Mark mark() const { return {position_, line_start_, line_, depth_}; }
  void rewind(const Mark& mark);

 private:
  enum class State : uint8_t { Code, LineStart, Dedents, Text, Failed };
  struct Indent {
    uint16_t column;       // with tab stops every 8
    uint16_t alternative;  // with tabs one wide: both must agree about nesting
  };

  void begin(Token& token, const char* at) const {
    token.start = at;
    token.begins = {line_, uint32_t(at - line_start_)};
  }
  void finish(Token& token, TokenKind kind, const char* at) {
    token.kind = kind;
    token.end = at;
    token.ends = {line_, uint32_t(at - line_start_)};
    position_ = at;
  }
  Position position_of(const char* at) const { return {line_, uint32_t(at - line_start_)}; }
  bool is_newline(const char* at) const { return *at == '\n' || *at == '\r'; }
  const char* pass_newline(const char* at);
  const char* end_of_line(const char* at) const;
  const char* pass_continuation(Token& token, const char* at);

  bool next_outside_code(Token& token);
  bool start_line(Token& token);
  const char* measure_indentation(Token& token, const char* at, Indent& indent);
  bool change_indentation(Token& token, const char* at, Indent indent);
  void end_line(Token& token, const char* at);
  void end_of_source(Token& token, const char* at);

  void name(Token& token, const char* at);
  bool check_identifier(Token& token, const char* at, const char* stop);
  void number(Token& token, const char* at);
  void decimal_number(Token& token, const char* at);
  void radix_number(Token& token, const char* at, uint32_t radix);
  const char* pass_digits(Token& token, const char* at, uint32_t radix, const char* what);
  void end_number(Token& token, TokenKind kind, const char* at, const char* what);
  static constexpr uint8_t not_a_prefix = 0xFF;
  static uint8_t string_prefix(const char* at, size_t length);
  void string(Token& token, const char* quote, uint8_t flags);
  void unterminated_string(Token& token, uint8_t flags, Position begins);
  void operators(Token& token, const char* at);
  void binary_operator(Token& token, const char* at, TokenKind single);
  void open(Token& token, const char* at, TokenKind kind, BracketKind bracket);
  void close(Token& token, const char* at, TokenKind kind, BracketKind bracket);
  void invalid_character(Token& token, const char* at);

  const Bracket* enclosing_fstring() const;
  void start_fstring(Token& token, const char* text, uint8_t flags);
  void fstring_text(Token& token);
  const char* scan_text(Token& token, const char* at, const Bracket& frame);
  const char* pass_text_escape(const char* at, const Bracket& frame);
  bool at_closing_quote(const char* at, uint8_t flags) const;
  bool push(Token& token, BracketKind kind, uint8_t flags);
  void pop();

  void fail(Token& token, DiagnosticKind kind, Position begins, Position ends, Message format,
            std::initializer_list<MessagePart> parts = {});
  void fail_at(Token& token, const char* at, Message format, std::initializer_list<MessagePart> parts = {}) {
    fail(token, DiagnosticKind::SyntaxError, position_of(at), position_of(at), format, parts);
  }

  const char* position_;
  const char* end_;
  const char* line_start_;
  uint32_t line_ = 1;
  uint32_t depth_ = 0;
  State state_ = State::LineStart;
  bool failed_softly_ = false;
  uint8_t indent_count_ = 0;
  uint8_t pending_dedents_ = 0;
  Position last_line_end_ = {1, 0};  // of the last line passed
  Diagnostic& diagnostic_;
  Bracket brackets_[max_brackets];
  Indent indents_[max_indents];
};

}  // namespace adder::syntax
