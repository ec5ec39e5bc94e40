// A power is the product of two table entries: 5^(28 j) to 192 bits, rounded down, and 5^i, i < 28, exactly. With 64
// bits to spare the product's first 128 bits come out right. The tables are computed by the compiler from the
// definition.
#include "core/numeric/powers_of_ten.h"

namespace adder {

namespace {

constexpr int step = 28;

// The top 192 bits of a number, most significant first, the top bit set.
struct Significand {
  uint64_t words[3];
};

// A fixed-width natural number with what the table needs.
struct Wide {
  static constexpr int limbs = 44;  // 192 bits and 364 * log2(5) = 846 more, and the growth of one step
  uint32_t limb[limbs] = {};

  constexpr void multiply(uint32_t factor) {
    uint64_t carry = 0;
    for (uint32_t& part : limb) {
      carry += uint64_t(part) * factor;
      part = uint32_t(carry);
      carry >>= 32;
    }
  }
  constexpr void divide(uint32_t divisor) {
    uint64_t rest = 0;
    for (int i = limbs; i-- > 0;) {
      rest = rest << 32 | limb[i];
      limb[i] = uint32_t(rest / divisor);
      rest %= divisor;
    }
  }
  constexpr bool bit(int i) const { return i >= 0 && (limb[i / 32] >> (i % 32) & 1); }
  constexpr Significand top() const {
    int highest = limbs * 32 - 1;
    while (!bit(highest)) --highest;
    Significand result{};
    for (int i = 0; i < 192; ++i) result.words[i / 64] = result.words[i / 64] << 1 | uint64_t(bit(highest - i));
    return result;
  }
};

struct FinePowers {
  uint64_t words[step];
};

consteval FinePowers make_fine_powers() {
  FinePowers powers{};
  uint64_t power = 1;
  for (uint64_t& word : powers.words) {
    word = power << std::countl_zero(power);
    power *= 5;
  }
  return powers;
}

template <class F>
struct CoarsePowers {
  static constexpr int below = -lowest_power_of_ten<F> / step, above = (highest_power_of_ten<F> + 1) / step;
  Significand entries[below + above];
};

template <class F>
consteval CoarsePowers<F> make_coarse_powers() {
  CoarsePowers<F> powers{};
  Wide up, down;
  up.limb[0] = 1;
  down.limb[Wide::limbs - 1] = 1;
  for (int j = 0; j < powers.above; ++j) {
    powers.entries[powers.below + j] = up.top();
    for (int i = 0; i < step; ++i) up.multiply(5);
  }
  // Dividing again and again, each time rounding down, gives the true quotient rounded down.
  for (int j = 1; j <= powers.below; ++j) {
    for (int i = 0; i < step; ++i) down.divide(5);
    powers.entries[powers.below - j] = down.top();
  }
  return powers;
}

constexpr FinePowers fine_powers = make_fine_powers();
template <class F>
constexpr CoarsePowers<F> coarse_powers = make_coarse_powers<F>();

PowerOfTen product(const Significand& coarse, uint64_t fine, int k) {
  U128 high = multiply_wide(coarse.words[0], fine), middle = multiply_wide(coarse.words[1], fine);
  uint64_t low = multiply_wide(coarse.words[2], fine).high;
  // high:middle:low, the overlapping words added up.
  middle.low += low;
  middle.high += middle.low < low;
  high.low += middle.high;
  high.high += high.low < middle.high;
  if (high.high >> 63 == 0) {
    high.high = high.high << 1 | high.low >> 63;
    high.low = high.low << 1 | middle.low >> 63;
  }
  return {high, floor_log2_of_power_of_ten(k) - 127};
}

}  // namespace

template <class F>
PowerOfTen power_of_ten(int k) {
  contract(k >= lowest_power_of_ten<F> && k <= highest_power_of_ten<F>, "power_of_ten: out of range");
  unsigned offset = unsigned(k - lowest_power_of_ten<F>);
  return product(coarse_powers<F>.entries[offset / step], fine_powers.words[offset % step], k);
}

template PowerOfTen power_of_ten<float>(int);
template PowerOfTen power_of_ten<double>(int);

}  // namespace adder
