// The line table: which piece of source each instruction comes from, as few bytes as possible.
//
// Runs of instruction words in code order, each:
//
//   head      bits 0-2: words - 1, or 7: a varint with words - 8 follows
//             bits 3-7: line - line of the run before + 8, or 31: a varint with the zigzag difference follows
//   column+1  varint, in UTF-8 bytes; 0: not known, and then no width follows
//   width     varint; 0: to the end of the line
//
// The line before the first run is Code::first_line. A varint is 7 bits a byte, low bits first, bit 7: more follow.
#pragma once

#include "core/compile/grow_array.h"

namespace adder {

struct Code;

struct SourceSpan {
  uint32_t line = 0;
  uint32_t column = 0;
  uint32_t width = 0;  // 0: to the end of the line
  bool has_column = false;

  friend bool operator==(const SourceSpan&, const SourceSpan&) = default;
};

namespace compile {

class LineTableWriter {
 public:
  explicit LineTableWriter(Arena& arena) : bytes_(arena) {}

  void begin(uint32_t first_line) { line_ = first_line; }
  // The next `words` words come from `span`. False: no memory.
  [[nodiscard]] bool add(uint32_t words, const SourceSpan& span);
  // The next words come from where the ones before did.
  void extend(uint32_t words) { words_ += words; }
  bool has_run() const { return words_ != 0; }
  [[nodiscard]] bool flush();
  // The flushed runs of a table that began at the same line as this one ends.
  [[nodiscard]] bool append(const LineTableWriter& other);
  const GrowArray<uint8_t>& bytes() const { return bytes_; }

  struct Mark {
    uint32_t size, line, words;
    SourceSpan span;
  };
  Mark mark() const { return {bytes_.size(), line_, words_, span_}; }
  void rewind(const Mark& mark);

 private:
  bool put(uint32_t number);

  GrowArray<uint8_t> bytes_;
  uint32_t line_ = 0;   // of the last run written
  uint32_t words_ = 0;  // of the run being collected
  SourceSpan span_;
};

}  // namespace compile

// Reads a table run by run; a damaged table ends early.
class LineTableReader {
 public:
  LineTableReader(const uint8_t* table, uint32_t size, uint32_t first_line)
      : next_(table), end_(table + size), line_(first_line) {}
  // The next run; false at the end.
  bool next();
  uint32_t words = 0;
  SourceSpan span;

 private:
  bool get(uint32_t* number);
  const uint8_t* next_;
  const uint8_t* end_;
  uint32_t line_;
};

// Where the instruction at this word comes from.
SourceSpan find_source_span(const Code* code, uint32_t word);

}  // namespace adder
