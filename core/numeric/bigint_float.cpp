// Big numbers and floats: conversions, exact comparison, correctly rounded quotients.
#include "core/numeric/bigint.h"
#include "core/numeric/float_bits.h"

namespace adder::big {

namespace {

// The highest 64 bits of a number of more than two limbs, and whether anything is below them.
struct Top {
  uint64_t bits;
  size_t exponent;
  bool sticky;
};

Top top_of(Limbs a) {
  size_t dropped = bit_length(a) - 64, whole = dropped / limb_bits;
  unsigned part = dropped % limb_bits;
  uint64_t low = a[whole] | uint64_t(a[whole + 1]) << 32;
  uint64_t bits = part ? low >> part | uint64_t(a[whole + 2]) << (64 - part) : low;
  return {bits, dropped, any_low_bits(a, dropped)};
}

int exponent_of(size_t bits) { return int(std::min(bits, size_t(4096))); }  // beyond any float's range either way

}  // namespace

template <class F>
F to_float(Limbs a) {
  if (a.size() <= 2) return round_to_float<F>(low64(a), 0);
  Top top = top_of(a);
  return round_to_float<F>(top.bits, exponent_of(top.exponent), top.sticky);
}

template <class F>
IntegerSize from_float(LimbBuffer result, F value) {
  FloatParts<F> parts = float_parts(value);
  contract(parts.finite && result.size() >= float_limbs<F>, "big::from_float");
  uint64_t mantissa = parts.mantissa;
  if (parts.exponent < 0) mantissa = parts.exponent > -64 ? mantissa >> -parts.exponent : 0;
  Limb limbs[] = {Limb(mantissa), Limb(mantissa >> 32)};
  Limbs natural = normalised(limbs);
  if (parts.exponent <= 0 || natural.empty()) {
    std::copy(natural.begin(), natural.end(), result.begin());
    return {natural.size(), parts.negative && !natural.empty()};
  }
  // shift_left wants one limb of room above what it fills.
  Limb shifted[float_limbs<F> + 2];
  size_t size = shift_left(shifted, natural, size_t(parts.exponent));
  std::copy_n(shifted, size, result.begin());
  return {size, parts.negative};
}

template <class F>
int compare(Integer a, F b) {
  FloatParts<F> parts = float_parts(b);
  contract(!parts.is_nan(), "big::compare with NaN");
  int sign_a = a.magnitude.empty() ? 0 : a.negative ? -1 : 1;
  int sign_b = parts.is_zero() ? 0 : parts.negative ? -1 : 1;
  if (sign_a != sign_b) return sign_a < sign_b ? -1 : 1;
  if (!sign_a) return 0;
  if (!parts.finite) return -sign_b;
  if (bit_length(a.magnitude) > float_limbs<F> * limb_bits) return sign_a;
  Limb buffer[float_limbs<F>];
  IntegerSize whole = from_float(buffer, b);
  int order = compare(a.magnitude, Limbs(buffer).first(whole.size));
  bool has_fraction =
      parts.exponent < 0 && (parts.exponent <= -FloatFormat<F>::precision ||
                             parts.mantissa & ((typename FloatFormat<F>::Bits(1) << -parts.exponent) - 1));
  if (order == 0 && has_fraction) order = -1;
  return order * sign_a;
}

// The quotient is taken to 64 bits or so and rounded once: floor(floor(a / 2^s) / b) = floor(a / (b 2^s)), and what the
// shift or the division left over only makes it sticky.
template <class F>
F true_divide(Limbs a, Limbs b, LimbBuffer scratch) {
  contract(!b.empty() && scratch.size() >= true_divide_scratch_limbs(b.size()), "big::true_divide");
  if (a.empty()) return 0;
  ptrdiff_t shift = ptrdiff_t(bit_length(b)) + 62 - ptrdiff_t(bit_length(a));  // a quotient of 62 or 63 bits
  size_t dividend_limbs = b.size() + 4;
  LimbBuffer dividend = scratch.first(dividend_limbs), quotient = scratch.subspan(dividend_limbs, 6),
             remainder = scratch.subspan(dividend_limbs + 6, b.size()),
             rest = scratch.subspan(dividend_limbs + 6 + b.size());
  bool sticky = shift < 0 && any_low_bits(a, size_t(-shift));
  size_t size = shift < 0 ? shift_right(dividend, a, size_t(-shift)) : shift_left(dividend, a, size_t(shift));
  Poll never;
  DivisionSize sizes = divide(quotient, remainder, dividend.first(size), b, rest, never).get();
  int exponent = int(std::clamp(-shift, ptrdiff_t(-4096), ptrdiff_t(4096)));
  return round_to_float<F>(low64(quotient.first(sizes.quotient)), exponent, sticky || sizes.remainder);
}

template float to_float(Limbs);
template double to_float(Limbs);
template IntegerSize from_float(LimbBuffer, float);
template IntegerSize from_float(LimbBuffer, double);
template int compare(Integer, float);
template int compare(Integer, double);
template float true_divide(Limbs, Limbs, LimbBuffer);
template double true_divide(Limbs, Limbs, LimbBuffer);

}  // namespace adder::big
