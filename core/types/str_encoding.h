// Encodings between str and bytes.
#pragma once

#include "core/types/layouts.h"

namespace adder {

// Other: by the frozen module _encodings, where a port has it.
enum class Encoding : uint8_t { Utf8, Ascii, Latin1, Other };
enum class ErrorHandler : uint8_t { Strict, Ignore, Replace, BackslashReplace, CharacterReference, SurrogatePass };

// By name; empty() = the default. An unknown error handler is a LookupError.
Result<Encoding> parse_encoding(Runtime& rt, Value name);
Result<ErrorHandler> parse_error_handler(Runtime& rt, Value name);
const Str* error_handler_name(ErrorHandler handler);

// Encoding::Other: `what` is sym<"encode"> or sym<"decode">. LookupError when nobody knows the name.
Value convert_elsewhere(Runtime& rt, const Str* what, Value source, Value encoding, Value errors);
Value decode_text(Runtime& rt, string_view bytes, Encoding encoding, ErrorHandler handler);

}  // namespace adder
