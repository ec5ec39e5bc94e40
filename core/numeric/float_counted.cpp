// A double rounded to a few digits, fast: the common case of formatting.
//
// value * 10^k is computed to 192 bits from a 128-bit power of ten. Its whole part holds the wanted digits, its
// fraction says how to round. The product is exact or too small by less than the float's mantissa in its lowest 64
// bits; in the one case in 2^64 or so where that leaves the rounding open, the caller takes the exact way.
#include "core/numeric/float_text.h"
#include "core/numeric/powers_of_ten.h"

namespace adder {

namespace {

constexpr int most_digits = 17;

// whole.fraction = value * 10^tens
struct Scaled {
  uint64_t whole;
  uint64_t fraction;  // of 2^shift
  int shift;
  uint64_t below;  // the word below the fraction
  bool more;       // anything below that, or cut off from the power of ten
};

// False when the whole part is 0 or needs 64 bits or more.
bool scale(const FloatParts<double>& parts, int tens, Scaled& scaled) {
  if (tens < lowest_power_of_ten<double> || tens > highest_power_of_ten<double>) return false;
  PowerOfTen power = power_of_ten<double>(tens);
  int left = std::countl_zero(parts.mantissa);
  uint64_t mantissa = parts.mantissa << left;
  U128 top = multiply_wide(mantissa, power.significand.high), low = multiply_wide(mantissa, power.significand.low);
  top.low += low.high;
  top.high += top.low < low.high;
  int shift = left - parts.exponent - power.exponent - 128;
  if (shift < 1 || shift > 63) return false;
  scaled = {top.high >> shift, top.high & ((uint64_t(1) << shift) - 1), shift, top.low,
            low.low != 0 || !is_exact_power_of_ten(tens)};
  return scaled.whole != 0;
}

uint64_t power_of_ten_64(int k) {
  uint64_t power = 1;
  for (; k > 0; --k) power *= 10;
  return power;
}

}  // namespace

bool counted_decimal(double value, DigitCount what, int count, DecimalFloat& decimal) {
  FloatParts<double> parts = float_parts(value);
  int tens = count;
  Scaled scaled;
  if (what == DigitCount::Significant) {
    if (count > most_digits) return false;
    int length = 64 - std::countl_zero(parts.mantissa);
    tens = count - 1 - floor_log10_of_power_of_two(parts.exponent + length - 1);
    if (!scale(parts, tens, scaled)) return false;
    // The logarithm of the power of two below the value may be one too small.
    if (scaled.whole >= power_of_ten_64(count) && !scale(parts, --tens, scaled)) return false;
  } else if (!scale(parts, tens, scaled)) {
    return false;
  }
  if (scaled.more && scaled.below == UINT64_MAX) return false;
  uint64_t half = uint64_t(1) << (scaled.shift - 1);
  bool above_half = scaled.fraction > half || (scaled.fraction == half && (scaled.below || scaled.more));
  bool up = above_half || (scaled.fraction == half && (scaled.whole & 1));
  decimal = {scaled.whole + up, -tens};
  return true;
}

}  // namespace adder
