// Lines of source files for tracebacks, and the carets below them.
#pragma once

#include "core/compile/line_table.h"
#include "core/types/layouts.h"

namespace adder {

class TextBuilder;

// Reads lines of the file asked for last, which it keeps in memory as long as it lives.
class SourceLines {
 public:
  explicit SourceLines(Runtime& rt) : rt_(rt) {}
  SourceLines(const SourceLines&) = delete;
  SourceLines& operator=(const SourceLines&) = delete;
  ~SourceLines() { forget(); }

  // The text of a line, counted from 1, without its newline. False: there is no such file or line.
  bool find(const Str* filename, uint32_t line, string_view* text);
  // The line, indented by four, and under it carets for the piece that `span` names; nothing where no source is.
  void add_line_with_carets(TextBuilder& text, const Str* filename, const SourceSpan& span);

 private:
  void forget();
  Runtime& rt_;
  const Str* filename_ = nullptr;
  uint8_t* data_ = nullptr;
  size_t size_ = 0;
};

// The line of a SyntaxError as its fields tell, with carets.
void add_syntax_line(TextBuilder& text, Value exception);

}  // namespace adder
