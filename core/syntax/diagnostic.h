// What is wrong with a source text, and where: the parser's only way to report failure.
//
// Lines count from 1, columns are UTF-8 byte offsets from 0 (CPython's SyntaxError.offset is the column in characters
// plus one). The range is [line:column, end_line:end_column). Messages are CPython's word for word where it has one.
#pragma once

#include "core/base/base.h"

namespace adder::syntax {

enum class DiagnosticKind : uint8_t { None, SyntaxError, IndentationError, TabError, MemoryError };

struct Diagnostic {
  // Room for the longest message; a longer one (a name of the program in it) is cut.
  static constexpr size_t message_bytes = 144;

  DiagnosticKind kind = DiagnosticKind::None;
  // The source ended where more was expected: a prompt asks for another line instead of reporting this.
  bool incomplete = false;
  uint32_t line = 0;
  uint32_t column = 0;
  uint32_t end_line = 0;
  uint32_t end_column = 0;
  const char* hint = nullptr;  // a further line of advice, or null
  char message[message_bytes] = {};
};

}  // namespace adder::syntax
