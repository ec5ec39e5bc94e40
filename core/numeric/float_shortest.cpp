// Shortest decimal that reads back as the same float.
//
// The method is Raffaello Giulietti's ("The Schubfach way to render doubles"): scale the interval of all reals that
// round to the float by the power of ten that makes it between 1 and 10 units wide, exactly enough (round to odd) that
// comparisons with integers are right, and take the multiple of ten inside it or else the integer nearest to the float.
#include "core/numeric/float_text.h"
#include "core/numeric/powers_of_ten.h"

namespace adder {

namespace {

// A power of ten at twice the float's width, rounded up.
template <class F>
struct Scale;

template <>
struct Scale<double> {
  U128 power;
  explicit Scale(int k) : power(power_of_ten<double>(k).significand) { power.high += ++power.low == 0; }

  // floor(value * power / 2^128), its lowest bit also set when anything was cut off.
  uint64_t apply(uint64_t value) const {
    U128 low = multiply_wide(power.low, value), high = multiply_wide(power.high, value);
    high.low += low.high;
    high.high += high.low < low.high;
    return high.high | (high.low > 1);
  }
};

template <>
struct Scale<float> {
  uint64_t power;
  explicit Scale(int k) : power(power_of_ten<float>(k).significand.high + 1) {}
  uint64_t apply(uint64_t value) const {
    U128 product = multiply_wide(power, value);
    // value is below 2^32: the product's 96 bits are cut to 32.
    return product.high | (product.low >> 32 > 1);
  }
};

// The integer among the candidates for a float of `lower`..`upper`, all three in quarters of a unit.
struct Interval {
  uint64_t lower, value, upper;
  bool open;  // the ends do not round to the float

  bool contains(uint64_t integer) const { return lower + open <= 4 * integer && 4 * integer + open <= upper; }
};

uint64_t pick(const Interval& interval) {
  uint64_t below = interval.value / 4;
  if (below >= 10) {
    uint64_t tens = below / 10 * 10;
    bool low = interval.contains(tens), high = interval.contains(tens + 10);
    if (low != high) return low ? tens : tens + 10;
  }
  bool low = interval.contains(below), high = interval.contains(below + 1);
  if (low != high) return low ? below : below + 1;
  uint64_t middle = 4 * below + 2;
  bool up = interval.value > middle || (interval.value == middle && (below & 1));
  return below + up;
}

}  // namespace

template <class F>
DecimalFloat shortest_decimal(F value) {
  using Format = FloatFormat<F>;
  FloatParts<F> parts = float_parts(value);
  contract(parts.finite && parts.mantissa, "shortest_decimal of zero or not finite");
  uint64_t mantissa = parts.mantissa;
  if (parts.exponent <= 0 && -parts.exponent < Format::precision &&
      (mantissa & ((uint64_t(1) << -parts.exponent) - 1)) == 0)
    return {mantissa >> -parts.exponent, 0};  // a small whole number: its own digits are the shortest
  // Below a power of two the neighbours are half as far.
  bool uneven = mantissa == Format::hidden_bit && parts.exponent > Format::lowest_exponent;
  int k = uneven ? floor_log10_of_three_quarters_of_power_of_two(parts.exponent)
                 : floor_log10_of_power_of_two(parts.exponent);
  int shift = parts.exponent + floor_log2_of_power_of_ten(-k) + 1;
  Scale<F> scale(-k);
  auto scaled = [&](uint64_t quarters) { return scale.apply(quarters << shift); };
  Interval interval{scaled(4 * mantissa - 2 + uneven), scaled(4 * mantissa), scaled(4 * mantissa + 2),
                    bool(mantissa & 1)};
  return {pick(interval), k};
}

template DecimalFloat shortest_decimal(float);
template DecimalFloat shortest_decimal(double);

}  // namespace adder
