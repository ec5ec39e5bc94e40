// Floats to and from text, both widths (float, double), always correctly rounded.
//
// Digits are kept apart from layout: shortest_decimal and exact_digits give digits and where the point is,
// float_format.h lays them out as format() and % want them; repr alone has its own layout here because it is
// everywhere. Nothing allocates; the largest stack frame is some 0.7 KB for double, 0.2 KB for float.
#pragma once

#include "core/numeric/float_bits.h"

namespace adder {

// digits * 10^exponent; digits may end in zeros.
struct DecimalFloat {
  uint64_t digits;
  int exponent;
};

// The shortest decimal that reads back as `value` (finite, not zero; the sign is ignored), the nearest among these.
template <class F>
DecimalFloat shortest_decimal(F value);

// Digits without trailing zeros, as characters: 0.d1d2d3... * 10^point. No digits at all: zero.
struct DecimalDigits {
  const char* text;
  int count;
  int point;
};

// Room for every digit that a float can have.
template <class F>
inline constexpr size_t digits_capacity = sizeof(F) == 8 ? 776 : 120;
template <class F>
using DigitsBuffer = char[digits_capacity<F>];

// The digits of shortest_decimal; also for zero.
template <class F>
DecimalDigits shortest_digits(F value, DigitsBuffer<F>& buffer);

// The exact value of `value` (finite, the sign is ignored) rounded half to even to `count` significant digits (count >=
// 1) or to `count` places after the decimal point (count >= 0).
enum class DigitCount : uint8_t { Significant, AfterPoint };
template <class F>
DecimalDigits exact_digits(F value, DigitCount what, int count, DigitsBuffer<F>& buffer);

// The same to few digits, fast; false when the digits are many or the rounding needs more precision, which is rare.
// What exact_digits tries first.
bool counted_decimal(double value, DigitCount what, int count, DecimalFloat& decimal);

// repr(value): "0.1", "1e+16", "-0.0", "inf", "nan". Returns the number of characters written.
inline constexpr size_t repr_chars = 26;
template <class F>
size_t repr(F value, char (&buffer)[repr_chars]);

// The text that float() accepts, already stripped of blanks and underscores: decimal, "inf", "infinity", "nan" in any
// case, with an optional sign. False when it is anything else.
template <class F>
bool parse_float(string_view text, F& value);

// float.hex() and float.fromhex() (the text stripped of blanks).
inline constexpr size_t hex_chars = 32;
template <class F>
size_t to_hex(F value, char (&buffer)[hex_chars]);
enum class HexOutcome : uint8_t { Done, Invalid, TooLarge };
template <class F>
HexOutcome parse_hex_float(string_view text, F& value);

// What both parsers share: takes a sign off the front of `text`; recognises inf, infinity and nan.
bool take_sign(string_view& text);
template <class F>
bool parse_special(string_view text, F& value);

}  // namespace adder
