// What is wrong with a source text, and where: the only way in which lexer and parser report failure.
//
// Lines count from 1, columns are UTF-8 byte offsets from 0 (CPython's SyntaxError.offset is the column in characters
// plus one). The range is [line:column, end_line:end_column), empty where only a point is known. Messages are CPython's
// word for word where it has one. The first failure stands; what follows from it is not recorded.
#pragma once

#include <initializer_list>

#include "core/base/message.h"
#include "core/syntax/token.h"

namespace adder::syntax {

enum class DiagnosticKind : uint8_t { None, SyntaxError, IndentationError, TabError, MemoryError };

struct Diagnostic {
  // Room for the longest message; a longer one (a long name of the program in it) is cut.
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

// A part of a message: text, or a number written in decimal.
struct MessagePart {
  MessagePart(string_view view) : text(view.data()), value(uint32_t(view.size())) {}
  MessagePart(const char* terminated) : MessagePart(string_view(terminated)) {}
  MessagePart(uint32_t number) : text(nullptr), value(number) {}

  const char* text;  // null for a number
  uint32_t value;    // the text's length, or the number
};

// Fills the diagnostic; each `@` of the format stands for the next part.
void record(Diagnostic& diagnostic, DiagnosticKind kind, Position begins, Position ends, Message format,
            std::initializer_list<MessagePart> parts = {});

}  // namespace adder::syntax
