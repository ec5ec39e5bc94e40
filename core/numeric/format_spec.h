// The format specification mini-language: [[fill]align][sign][z][#][0][width][, or _][.precision][type].
#pragma once

#include "core/base/message.h"
#include "core/numeric/text_sink.h"

namespace adder {

struct FormatSpec {
  char32_t fill = ' ';
  char align = '>';  // '<', '>', '^', or '=': padding between sign and digits
  char sign = 0;     // '+', '-', ' ', or 0 when not given
  bool alternate = false;
  bool no_negative_zero = false;
  char grouping = 0;     // ',' or '_'
  ptrdiff_t width = -1;  // -1: not given
  ptrdiff_t precision = -1;
  char32_t type = 0;  // 0: not given
};

// Why a value could not be formatted: a message of CPython's, its parts by reference.
struct FormatError {
  enum class Kind : uint8_t { None, Value, Overflow };
  Kind kind = Kind::None;  // None after a failure: the sink failed, and knows why
  Message message = {};
  string_view spec = {};
  string_view type_name = {};
  char32_t code = 0;
  char separator = 0;

  // The message. In `message`, $s stands for the spec, $t for the type's name, $c for the code, $g for the separator.
  bool describe(TextSink& sink) const;
};

// The defaults that the type of the value gives.
struct FormatDefaults {
  string_view type_name;  // for messages
  char type;              // 0, or 's' for str
  char align;             // '>' for numbers, '<' for everything else
};

// `spec` is UTF-8. False: `error` says why.
bool parse_format_spec(string_view spec, const FormatDefaults& defaults, FormatSpec& parsed, FormatError& error);

// "Unknown format code 'x' for object of type 'float'"
bool unknown_format_code(const FormatSpec& spec, string_view type_name, FormatError& error);

}  // namespace adder
