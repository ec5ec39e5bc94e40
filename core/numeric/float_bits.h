// The parts of an IEEE 754 number, the same names for float (binary32) and double (binary64), and the one place where
// exact values are rounded to them.
//
// A finite value is mantissa * 2^exponent, the mantissa an integer of at most `precision` bits.
#pragma once

#include <algorithm>
#include <type_traits>

#include "core/base/bits.h"

namespace adder {

template <class F>
struct FloatFormat {
  static_assert(sizeof(F) == 4 || sizeof(F) == 8);
  using Bits = std::conditional_t<sizeof(F) == 8, uint64_t, uint32_t>;
  static constexpr int precision = sizeof(F) == 8 ? 53 : 24;
  static constexpr int stored_bits = precision - 1;
  static constexpr int exponent_bits = int(sizeof(F)) * 8 - precision;
  static constexpr int lowest_exponent = sizeof(F) == 8 ? -1074 : -149;  // of the subnormals and the smallest normals
  static constexpr int highest_exponent = sizeof(F) == 8 ? 971 : 104;
  static constexpr Bits sign_bit = Bits(1) << (sizeof(F) * 8 - 1);
  static constexpr Bits hidden_bit = Bits(1) << stored_bits;
  static constexpr Bits infinity_bits = ((Bits(1) << exponent_bits) - 1) << stored_bits;
};

template <class F>
struct FloatParts {
  typename FloatFormat<F>::Bits mantissa;
  int exponent;
  bool negative;
  bool finite;  // else: infinity when the mantissa is 0, NaN otherwise
  bool is_nan() const { return !finite && mantissa; }
  bool is_zero() const { return finite && !mantissa; }
};

template <class F>
inline FloatParts<F> float_parts(F value) {
  using Format = FloatFormat<F>;
  using Bits = typename Format::Bits;
  Bits bits = std::bit_cast<Bits>(value);
  bool negative = bits & Format::sign_bit;
  Bits mantissa = bits & (Format::hidden_bit - 1);
  int biased = int((bits & Format::infinity_bits) >> Format::stored_bits);
  if (biased == (1 << Format::exponent_bits) - 1) return {mantissa, 0, negative, false};
  if (biased == 0) return {mantissa, Format::lowest_exponent, negative, true};
  return {Bits(mantissa | Format::hidden_bit), biased - 1 + Format::lowest_exponent, negative, true};
}

template <class F>
inline F float_infinity() {
  return std::bit_cast<F>(FloatFormat<F>::infinity_bits);
}

// (mantissa + something in (0, 1) when sticky) * 2^exponent, to the nearest F, ties to even; infinity when too large.
// A sticky mantissa must have its top bit or at least two bits more than F's precision.
template <class F>
inline F round_to_float(uint64_t mantissa, int exponent, bool sticky = false) {
  using Format = FloatFormat<F>;
  using Bits = typename Format::Bits;
  if (!mantissa) return 0;
  int length = 64 - std::countl_zero(mantissa);
  if (exponent + length > Format::highest_exponent + Format::precision) return float_infinity<F>();
  int lowest = std::max(exponent + length - Format::precision, Format::lowest_exponent);
  int dropped = lowest - exponent;
  if (dropped > 64) return 0;
  if (dropped <= 0) {
    mantissa <<= -dropped;
  } else {
    uint64_t half = uint64_t(1) << (dropped - 1), rest = mantissa & (2 * half - 1);
    mantissa = dropped == 64 ? 0 : mantissa >> dropped;
    mantissa += rest > half || (rest == half && (sticky || (mantissa & 1)));
  }
  // The hidden bit, and a carry out of the mantissa, add to the exponent field as they should.
  return std::bit_cast<F>(Bits((Bits(lowest - Format::lowest_exponent) << Format::stored_bits) + Bits(mantissa)));
}

}  // namespace adder
