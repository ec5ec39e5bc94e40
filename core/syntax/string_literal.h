// Decoding of string literals: escapes, newlines, doubled braces, into UTF-8 (or bytes) in an arena.
#pragma once

#include "core/base/arena.h"
#include "core/syntax/ast_node.h"

namespace adder::syntax {

// Text that grows at its end. It moves when it outgrows its place, so that reserving the whole length first is best.
class TextBuilder {
 public:
  explicit TextBuilder(Arena& arena) : arena_(arena) {}

  // Room for so many more bytes; false when there is no memory.
  bool reserve(size_t more);
  // The next byte's place, in what was reserved.
  char* end() { return data_ + length_; }
  void set_end(const char* end) { length_ = uint32_t(end - data_); }
  bool append(string_view text);
  bool empty() const { return length_ == 0; }
  // What was built; the builder is empty again.
  Text take();

 private:
  Arena& arena_;
  char* data_ = nullptr;
  uint32_t length_ = 0;
  uint32_t capacity_ = 0;
};

// How the text of a literal is to be read.
struct LiteralText {
  const char* begin;
  const char* end;
  uint8_t flags;        // of its token
  bool doubled_braces;  // the text of an f-string, where {{ is {
  char32_t (*character_named)(string_view name);
};

// What is wrong with an escape. The positions are CPython's: of the bytes, once every character beyond ASCII has been
// written as \UXXXXXXXX.
struct EscapeError {
  const char* reason = nullptr;  // null: there was no memory
  uint32_t first = 0;
  uint32_t last = 0;
};

// Appends the decoded text. False with `error` filled.
bool decode_literal(TextBuilder& builder, const LiteralText& literal, EscapeError& error);

}  // namespace adder::syntax
