// Decimal text to floats, correctly rounded.
//
// The first 19 digits, as an integer, times a 128-bit power of ten give a lower and an upper bound of the value. Mostly
// both round to the same float. Otherwise the value lies close to the middle between two floats, and an exact
// comparison with that middle decides.
#include "core/numeric/bigint.h"
#include "core/numeric/float_text.h"
#include "core/numeric/powers_of_ten.h"

namespace adder {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// 0.d1d2d3... * 10^point, where the digits stand in `text`, the first of them not zero, a '.' perhaps among them.
struct DecimalText {
  string_view text;
  int64_t point;
};

constexpr int leading_digits = 19;                    // what fits 64 bits
constexpr int64_t exponent_limit = int64_t(1) << 40;  // longer than any text, so that it saturates either way

// [sign] digits, and nothing else.
bool parse_exponent(string_view text, int64_t& exponent) {
  bool negative = take_sign(text);
  if (text.empty()) return false;
  for (char c : text) {
    if (!is_digit(c)) return false;
    exponent = std::min(exponent * 10 + (c - '0'), exponent_limit);
  }
  if (negative) exponent = -exponent;
  return true;
}

// digits [. digits] [e exponent], with at least one digit before or after the point.
bool scan(string_view text, DecimalText& decimal) {
  constexpr size_t none = size_t(-1);
  size_t first = none, i = 0;
  int64_t point = 0, exponent = 0;
  bool seen_digit = false, seen_point = false;
  for (; i < text.size(); ++i) {
    if (text[i] == '.' && !seen_point) {
      seen_point = true;
      continue;
    }
    if (!is_digit(text[i])) break;
    seen_digit = true;
    if (first == none && text[i] != '0') first = i;
    if (first == none)
      point -= seen_point;
    else
      point += !seen_point;
  }
  if (!seen_digit) return false;
  if (i < text.size() && ((text[i] | 0x20) != 'e' || !parse_exponent(text.substr(i + 1), exponent))) return false;
  decimal = {first == none ? string_view() : text.substr(first, i - first), point + exponent};
  return true;
}

struct Leading {
  uint64_t digits = 0;
  int count = 0;
  bool truncated = false;
};

Leading leading_of(string_view text) {
  Leading leading;
  for (char c : text) {
    if (c == '.') continue;
    if (leading.count == leading_digits) {
      leading.truncated |= c != '0';
    } else {
      leading.digits = leading.digits * 10 + uint64_t(c - '0');
      ++leading.count;
    }
  }
  return leading;
}

// The exact comparison's working number.
template <class F>
class Exact {
 public:
  // Digits beyond these cannot change which side of a middle a number is on, except by being there at all.
  static constexpr int digit_limit = sizeof(F) == 8 ? 780 : 120;

  explicit Exact(uint64_t value) {
    big::SmallInteger small(value, false);
    std::copy(small.magnitude().begin(), small.magnitude().end(), limbs_);
    size_ = small.magnitude().size();
  }
  void multiply(Limb factor, Limb addend = 0) { size_ = big::multiply_limb(limbs_, value(), factor, addend); }
  void multiply_by_power_of_five(int exponent) {
    for (; exponent >= 13; exponent -= 13) multiply(1'220'703'125);
    for (; exponent > 0; --exponent) multiply(5);
  }
  void shift_left(int bits) { size_ = big::shift_left(limbs_, value(), size_t(bits)); }
  Limbs value() const { return {limbs_, size_}; }

 private:
  Limb limbs_[sizeof(F) == 8 ? 96 : 24];
  size_t size_;
};

// The value of `decimal` against the middle between `low` and the next float: -1, 0, 1.
template <class F>
int compare_with_middle(const DecimalText& decimal, F low) {
  FloatParts<F> parts = float_parts(low);
  Exact<F> left(0), right(2 * uint64_t(parts.mantissa) + 1);
  int count = 0;
  bool more = false;
  for (char c : decimal.text) {
    if (c == '.') continue;
    if (count == Exact<F>::digit_limit) {
      more |= c != '0';
    } else {
      left.multiply(10, Limb(c - '0'));
      ++count;
    }
  }
  // left * 10^tens against right * 2^(exponent - 1)
  int tens = int(decimal.point) - count, twos = tens - (parts.exponent - 1);
  left.multiply_by_power_of_five(tens);
  right.multiply_by_power_of_five(-tens);
  if (twos >= 0)
    left.shift_left(twos);
  else
    right.shift_left(-twos);
  int order = big::compare(left.value(), right.value());
  return order == 0 && more ? 1 : order;
}

template <class F>
F convert(const DecimalText& decimal) {
  if (decimal.text.empty() || decimal.point < -400) return 0;
  if (decimal.point > 400) return float_infinity<F>();
  constexpr int lowest_point = sizeof(F) == 8 ? -324 : -46, highest_point = sizeof(F) == 8 ? 309 : 39;
  if (decimal.point < lowest_point) return 0;
  if (decimal.point > highest_point) return float_infinity<F>();
  Leading leading = leading_of(decimal.text);
  int tens = int(decimal.point) - leading.count;
  PowerOfTen power = power_of_ten<F>(tens);
  int shift = std::countl_zero(leading.digits);
  uint64_t digits = leading.digits << shift;
  U128 top = multiply_wide(digits, power.significand.high), low = multiply_wide(digits, power.significand.low);
  top.low += low.high;
  top.high += top.low < low.high;
  int exponent = power.exponent + 128 - shift;
  F lower = round_to_float<F>(top.high, exponent, top.low | low.low);
  if (is_exact_power_of_ten(tens) && !leading.truncated) return lower;
  // The power is short by less than one unit, which is less than one in top.low; cut digits by less than one digit.
  uint64_t high = top.high;
  high += top.low + 1 == 0;
  if (leading.truncated) high += (uint64_t(1) << shift) + 1;
  if (high >= top.high) {
    F upper = round_to_float<F>(high, exponent, true);
    if (lower == upper) return lower;
  }
  int order = compare_with_middle(decimal, lower);
  using Bits = typename FloatFormat<F>::Bits;
  Bits bits = std::bit_cast<Bits>(lower);
  return std::bit_cast<F>(Bits(bits + (order > 0 || (order == 0 && (bits & 1)))));
}

bool equal_ignoring_case(string_view text, string_view lower) {
  if (text.size() != lower.size()) return false;
  for (size_t i = 0; i < text.size(); ++i)
    if ((text[i] | 0x20) != lower[i]) return false;
  return true;
}

}  // namespace

bool take_sign(string_view& text) {
  if (text.empty() || (text[0] != '-' && text[0] != '+')) return false;
  bool negative = text[0] == '-';
  text.remove_prefix(1);
  return negative;
}

template <class F>
bool parse_special(string_view text, F& value) {
  if (equal_ignoring_case(text, "nan")) {
    value = std::bit_cast<F>(FloatFormat<F>::infinity_bits | FloatFormat<F>::hidden_bit >> 1);
    return true;
  }
  if (!equal_ignoring_case(text, "inf") && !equal_ignoring_case(text, "infinity")) return false;
  value = float_infinity<F>();
  return true;
}

template <class F>
bool parse_float(string_view text, F& value) {
  bool negative = take_sign(text);
  DecimalText decimal;
  if (scan(text, decimal))
    value = convert<F>(decimal);
  else if (!parse_special(text, value))
    return false;
  if (negative) value = -value;
  return true;
}

template bool parse_special(string_view, float&);
template bool parse_special(string_view, double&);
template bool parse_float(string_view, float&);
template bool parse_float(string_view, double&);

}  // namespace adder
