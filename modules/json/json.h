// JSON text from values and values from JSON text, as functions of C++.
#pragma once

#include "core/types/layouts.h"

namespace adder {

extern const Type json_error_type;

struct JsonFormat {
  bool skip_keys = false;
  bool ascii = true;
  bool check_circular = true;
  bool allow_nan = true;
  bool sort_keys = false;
  bool indented = false;
  string_view indent;  // of one level
  string_view item_separator = ", ";
  string_view key_separator = ": ";
  Value default_function = Value::none();
};

// The text of a value; with a `stream`, it is written there piece by piece and the result is None.
Value json_encode(Runtime& rt, Value value, const JsonFormat& format, Value stream);
// "text" in quotes, escaped.
Value json_quote(Runtime& rt, Str* text, bool ascii);

// What the decoder calls instead of making the plain value; None: nothing.
struct JsonHooks {
  Value object = Value::none();
  Value pairs = Value::none();
  Value make_float = Value::none();
  Value make_int = Value::none();
  Value constant = Value::none();
  bool strict = true;  // control characters in strings are errors
};

// The value at code point `start` of the text; *end: the code point behind it. `whole`: nothing else may follow.
Value json_decode(Runtime& rt, Str* text, SignedWord start, const JsonHooks& hooks, bool whole, SignedWord* end);

// Raises JSONDecodeError at a byte of the text.
Failed raise_json_error(Runtime& rt, Message message, Str* text, size_t byte);

}  // namespace adder
