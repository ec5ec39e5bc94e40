// format() of numbers and text: what the types of the language call with a parsed FormatSpec.
//
// All return false on failure: `error` then holds CPython's message, or kind None when the sink refused.
#pragma once

#include "core/numeric/float_text.h"
#include "core/numeric/limbs.h"
#include "core/numeric/number_layout.h"

namespace adder {

// e E f F g G n % and none. `type_name` is "float", or "int" when an int is formatted as one.
template <class F>
bool format_float(TextSink& sink, F value, const FormatSpec& spec, string_view type_name, FormatError& error);

template <class F>
bool format_complex(TextSink& sink, F real, F imaginary, const FormatSpec& spec, string_view type_name,
                    FormatError& error);

// What the spec asks of an int, after checking it. AsFloat: convert it and call format_float.
enum class IntegerStyle : uint8_t { Error, Digits, Character, AsFloat };
IntegerStyle integer_style(const FormatSpec& spec, string_view type_name, FormatError& error);
unsigned digit_base(const FormatSpec& spec);

// Style Digits: the digits of the magnitude in digit_base, lower case, as big::to_text gives them. `least_digits` adds
// zeros in front (printf's precision).
bool format_digits(TextSink& sink, bool negative, string_view digits, const FormatSpec& spec, size_t least_digits = 0);
// Style Digits for what fits an int64.
bool format_small_integer(TextSink& sink, int64_t value, const FormatSpec& spec);
// Style Character, for the code of a character.
bool format_character(TextSink& sink, int64_t code, const FormatSpec& spec, FormatError& error);

// str: `text` is UTF-8; width and precision count code points.
bool format_text(TextSink& sink, string_view text, const FormatSpec& spec, string_view type_name, FormatError& error);

}  // namespace adder
