// Encodings between str and bytes.
#pragma once

#include "core/types/layouts.h"

namespace adder {

enum class Encoding : uint8_t { Utf8, Ascii, Latin1 };
enum class ErrorHandler : uint8_t { Strict, Ignore, Replace, BackslashReplace, CharacterReference };

// By name; empty() = the default. LookupError for an unknown one.
Result<Encoding> parse_encoding(Runtime& rt, Value name);
Result<ErrorHandler> parse_error_handler(Runtime& rt, Value name);

Value decode_text(Runtime& rt, string_view bytes, Encoding encoding, ErrorHandler handler);

}  // namespace adder
