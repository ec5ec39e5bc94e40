// From a diagnostic to a pending SyntaxError. See compile.h.
#include "core/compile/compile.h"
#include "core/runtime/exceptions.h"
#include "core/syntax/identifier.h"
#include "core/types/layouts.h"
#include "core/types/text_builder.h"

namespace adder::compile {

namespace {

using namespace syntax;

// The text of a line, its line end included; empty when there is no such line.
string_view line_text(string_view source, uint32_t line) {
  size_t start = 0;
  for (uint32_t at = 1; start < source.size();) {
    size_t end = start;
    while (end < source.size() && source[end] != '\n' && source[end] != '\r') end++;
    if (end + 1 < source.size() && source[end] == '\r' && source[end + 1] == '\n') end++;
    if (end < source.size()) end++;
    if (at++ == line) return source.substr(start, end - start);
    start = end;
  }
  return {};
}

// The line as a str: what is no UTF-8 in it becomes U+FFFD.
Value line_value(Runtime& rt, string_view line) {
  size_t invalid = find_invalid_text(line);
  if (invalid == line.size()) return make_str(rt, line);
  TextBuilder text(rt);
  while (invalid < line.size()) {
    text.add(line.substr(0, invalid)).add(line[invalid] ? string_view("\xef\xbf\xbd") : line.substr(invalid, 1));
    line.remove_prefix(invalid + 1);
    invalid = find_invalid_text(line);
  }
  return text.add(line).finish();
}

// CPython's offset: characters before the column, plus one.
uint32_t character_offset(string_view line, uint32_t column) {
  uint32_t characters = 0;
  for (size_t i = 0; i < line.size() && i < column; i++) characters += (uint8_t(line[i]) & 0xC0) != 0x80;
  return characters + 1 + (column > line.size() ? column - uint32_t(line.size()) : 0);
}

const Type& exception_of(DiagnosticKind kind) {
  switch (kind) {
    case DiagnosticKind::IndentationError: return indentation_error_type;
    case DiagnosticKind::TabError: return tab_error_type;
    default: return syntax_error_type;
  }
}

Value make_details(Runtime& rt, const Diagnostic& diagnostic, string_view source, const Str* filename) {
  string_view line = line_text(source, diagnostic.line);
  string_view last = diagnostic.end_line == diagnostic.line ? line : line_text(source, diagnostic.end_line);
  Tuple* details = make_tuple(rt, 6);
  if (!details) return Value::error();
  Value* items = details->items();
  items[0] = to_value(filename);
  items[1] = Value::small_int(SignedWord(diagnostic.line));
  items[2] = Value::small_int(SignedWord(character_offset(line, diagnostic.column)));
  items[4] = Value::small_int(SignedWord(diagnostic.end_line));
  items[5] = Value::small_int(SignedWord(character_offset(last, diagnostic.end_column)));
  Value text = TRY(line_value(rt, line));
  rt.heap.store(details->items()[3], text);
  return to_value(details);
}

}  // namespace

Failed raise_syntax_error(Runtime& rt, const Diagnostic& diagnostic, string_view source, const Str* filename) {
  if (diagnostic.kind == DiagnosticKind::MemoryError) return rt.no_memory();
  Value message = TRY(make_str(rt, diagnostic.message));
  Value details = TRY(make_details(rt, diagnostic, source, filename));
  const Type& type = exception_of(diagnostic.kind);
  Value exception = TRY(call(rt, to_value(&type), message, details));
  if (diagnostic.hint) {
    Value hint = TRY(make_str(rt, diagnostic.hint));
    TRY(call_method(rt, exception, sym<"add_note">, hint));
  }
  return raise_value(rt, exception);
}

}  // namespace adder::compile
