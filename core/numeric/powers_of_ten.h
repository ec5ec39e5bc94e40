// Powers of ten to 128 bits, for conversions between decimal and binary floats.
#pragma once

#include "core/numeric/word.h"

namespace adder {

// The powers that each width of float needs, rounded outwards to whole steps of the table.
template <class F>
inline constexpr int lowest_power_of_ten = sizeof(F) == 8 ? -364 : -84;
template <class F>
inline constexpr int highest_power_of_ten = sizeof(F) == 8 ? 335 : 55;

// 10^k = (significand + less than one unit) * 2^exponent, the significand's top bit set. The significand is the true
// value rounded down, for every k in range: a unit test compares all of them with exact arithmetic.
struct PowerOfTen {
  U128 significand;
  int exponent;
};

template <class F>
PowerOfTen power_of_ten(int k);

// Powers that 128 bits hold exactly.
constexpr bool is_exact_power_of_ten(int k) { return k >= 0 && k <= 55; }

// floor(log2(10^k)) and floor(log10(2^k)), exact for |k| <= 1200; the third is floor(log10(3/4 * 2^k)).
constexpr int floor_log2_of_power_of_ten(int k) { return (k * 1741647) >> 19; }
constexpr int floor_log10_of_power_of_two(int k) { return (k * 1262611) >> 22; }
constexpr int floor_log10_of_three_quarters_of_power_of_two(int k) { return (k * 1262611 - 524031) >> 22; }

}  // namespace adder
