// The parser's frame: entry points, the source's checks, lists of statements, blocks.
#include "core/syntax/identifier.h"
#include "core/syntax/parser_inline.h"

namespace adder::syntax {

Parser::Parser(string_view source, const ParserOptions& options)
    : source_(source), options_(options), lexer_(source, diagnostic_) {}

TokenKind Parser::peek() {
  if (!has_ahead_) {
    lexer_.next(ahead_);
    has_ahead_ = true;
  }
  return ahead_.kind;
}

void Parser::advance() {
  if (token_.kind > TokenKind::Dedent) last_end_ = token_.ends;
  if (has_ahead_) [[unlikely]] {
    token_ = ahead_;
    has_ahead_ = false;
  } else {
    lexer_.next(token_);
  }
}

bool Parser::accept(TokenKind kind) {
  if (token_.kind != kind) return false;
  advance();
  return true;
}

bool Parser::expect(TokenKind kind) {
  if (accept(kind)) return true;
  return kind == TokenKind::Name ? unexpected_for_name() : unexpected();
}

// ---- Nodes and lists

void* Parser::take_memory(size_t bytes) {
  void* memory = arena_->allocate(bytes);
  if (!memory) [[unlikely]]
    out_of_memory();
  return memory;
}

Node* Parser::make_node(size_t bytes, NodeKind kind, Position begins, uint8_t detail) {
  void* memory = take_memory(bytes);
  if (!memory) [[unlikely]]
    return nullptr;
  std::memset(memory, 0, bytes);
  auto* node = static_cast<Node*>(memory);
  node->kind = kind;
  node->detail = detail;
  place(node, begins, last_end_);
  return node;
}

void Parser::place(Node* node, Position begins, Position ends) {
  constexpr uint32_t limit = UINT16_MAX;
  uint32_t span = ends.line - begins.line;
  node->line = begins.line;
  node->column = uint16_t(begins.column < limit ? begins.column : limit);
  node->end_column = uint16_t(ends.column < limit ? ends.column : limit);
  node->line_span = uint16_t(span < limit ? span : limit);
}

bool Parser::push_words(const void* item, uint32_t words) {
  if (scratch_used_ + words > scratch_capacity_) [[unlikely]] {
    uint32_t capacity = scratch_capacity_ * 2 + words;
    void* memory = take_memory(capacity * sizeof(uintptr_t));
    if (!memory) return false;
    std::memcpy(memory, scratch_, scratch_used_ * sizeof(uintptr_t));
    scratch_ = static_cast<uintptr_t*>(memory);
    scratch_capacity_ = capacity;
  }
  auto* words_of_item = static_cast<const uintptr_t*>(item);
  for (uint32_t i = 0; i < words; ++i) scratch_[scratch_used_++] = words_of_item[i];
  return true;
}

// Null without words, or without memory.
void* Parser::take_words(uint32_t mark, uint32_t& words) {
  words = scratch_used_ - mark;
  scratch_used_ = mark;
  if (words == 0) return nullptr;
  void* memory = take_memory(words * sizeof(uintptr_t));
  if (memory) std::memcpy(memory, scratch_ + mark, words * sizeof(uintptr_t));
  return memory;
}

bool Parser::Level::is_refused() const {
  auto stack = reinterpret_cast<uintptr_t>(__builtin_frame_address(0));
  if (parser_.depth_ <= parser_.options_.max_depth && stack >= parser_.stack_floor_) [[likely]]
    return false;
  parser_.trial_ = Trial::None;
  parser_.fail_at(parser_.token_,
                  parser_.lexer_.depth() ? "too many nested parentheses"_m : "too many nested expressions or blocks"_m);
  return true;
}

// ---- Entry points

// Every entry begins here; false when there is nothing more to do.
bool Parser::begin(Arena& arena) {
  arena_ = &arena;
  auto stack = reinterpret_cast<uintptr_t>(__builtin_frame_address(0));
  stack_floor_ = stack > options_.native_stack_bytes ? stack - options_.native_stack_bytes : 0;
  depth_ = 0;
  scratch_ = initial_scratch_;
  scratch_used_ = 0;
  scratch_capacity_ = initial_scratch_words;
  last_disjunction_ = nullptr;
  if (!started_ && !failed()) {
    started_ = true;
    check_source();
    if (!failed()) lexer_.next(token_);
  }
  return !failed();
}

// NUL bytes and bytes that are not UTF-8 are looked for before anything is read.
void Parser::check_source() {
  size_t offset = find_invalid_text(source_);
  if (offset == source_.size()) return;
  Position position = {1, 0};
  size_t line_start = 0;
  for (size_t i = 0; i < offset; ++i) {
    if (source_[i] == '\n' || (source_[i] == '\r' && source_[i + 1] != '\n')) {
      ++position.line;
      line_start = i + 1;
    }
  }
  position.column = uint32_t(offset - line_start);
  uint8_t byte = uint8_t(source_[offset]);
  if (byte == 0) {
    fail(DiagnosticKind::SyntaxError, position, position, "source code cannot contain null bytes"_m);
    return;
  }
  constexpr const char* digits = "0123456789abcdef";
  char number[2] = {digits[byte >> 4], digits[byte & 15]};
  fail(DiagnosticKind::SyntaxError, position, position,
       "Non-UTF-8 code starting with '\\x@' on line @, but no encoding declared"_m,
       {string_view(number, 2), position.line});
  diagnostic_.hint = "source files are UTF-8";
}

Statement* Parser::next_statement(Arena& arena) {
  if (!begin(arena)) return nullptr;
  if (!in_simple_line_) {
    while (accept(TokenKind::Newline)) {
    }
    if (at(TokenKind::End)) return nullptr;
    if (options_.mode != ParseMode::Exec && statements_given_)
      return fail(DiagnosticKind::SyntaxError, token_.begins, token_.begins,
                  "multiple statements found while compiling a single statement"_m);
  }
  Statement* result = top_level_statement();
  if (failed()) return nullptr;
  statements_given_ = true;
  return result;
}

// One statement; of a line of several, the next one.
Statement* Parser::top_level_statement() {
  if (!in_simple_line_ && at_compound_statement()) {
    Statement* result = compound_statement();
    if (options_.mode == ParseMode::Prompt && result && at(TokenKind::End) && !ends_with_blank_line()) {
      fail_at(token_, "incomplete input"_m);
      diagnostic_.incomplete = true;
    }
    return result;
  }
  Statement* result = simple_statement();
  if (result && end_of_simple_statement()) return result;
  return nullptr;
}

// Behind a simple statement: `;` and another one, or the end of the line.
bool Parser::end_of_simple_statement() {
  in_simple_line_ = accept(TokenKind::Semicolon) && !at(TokenKind::Newline);
  return in_simple_line_ || expect(TokenKind::Newline);
}

// At a prompt a block is complete when a blank line follows it.
bool Parser::ends_with_blank_line() const {
  size_t newlines = 0;
  for (size_t i = source_.size(); i > 0 && newlines < 2; --i) {
    char c = source_[i - 1];
    if (c == '\n')
      ++newlines;
    else if (c != ' ' && c != '\t' && c != '\r')
      break;
  }
  return newlines == 2;
}

Expression* Parser::expression(Arena& arena) {
  if (!begin(arena)) return nullptr;
  Expression* result = at(TokenKind::Star) ? unexpected() : star_expressions();
  if (!result) return nullptr;
  while (accept(TokenKind::Newline)) {
  }
  if (!at(TokenKind::End)) return unexpected();
  return result;
}

// A statement of a block, or several of one line, pushed.
bool Parser::statement() {
  if (at_compound_statement()) {
    Statement* result = compound_statement();
    return result && push(result);
  }
  return simple_statements();
}

bool Parser::simple_statements() {
  do {
    Statement* result = simple_statement();
    if (!result || !push(result) || !end_of_simple_statement()) return false;
  } while (in_simple_line_);
  return true;
}

// The body behind a header's colon: an indented block, or statements on the same line.
bool Parser::block(const Block& header, Body& body) {
  uint32_t mark = scratch_used_;
  if (!accept(TokenKind::Newline)) return simple_statements() && take(mark, body);
  if (!at(TokenKind::Indent)) return missing_block(header);
  Level level(*this);
  if (level.is_refused()) return {};
  advance();
  while (!at(TokenKind::Dedent))
    if (!statement()) return false;
  advance();
  return take(mark, body);
}

}  // namespace adder::syntax
