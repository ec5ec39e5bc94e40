// A power is the product of two table entries: 5^(28 j) to 192 bits, rounded down, and 5^i, i < 28, exactly. With 64
// bits to spare the product's first 128 bits come out right. The tables are computed by the compiler from the
// definition.
#include "core/numeric/powers_of_ten.h"

namespace adder {

namespace {

constexpr int step = 28;
constexpr int lowest_step = lowest_power_of_ten / step;
constexpr int step_count = (highest_power_of_ten + 1) / step - lowest_step;

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

struct Tables {
  Significand coarse[step_count];
  uint64_t fine[step];
};

consteval Tables make_tables() {
  Tables tables{};
  uint64_t power = 1;
  for (uint64_t& entry : tables.fine) {
    entry = power << std::countl_zero(power);
    power *= 5;
  }
  // Dividing again and again, each time rounding down, gives the true quotient rounded down.
  Wide up, down;
  up.limb[0] = 1;
  down.limb[Wide::limbs - 1] = 1;
  for (int j = 0; j < step_count; ++j) {
    if (j < step_count + lowest_step) tables.coarse[j - lowest_step] = up.top();
    if (j <= -lowest_step) tables.coarse[-lowest_step - j] = down.top();
    for (int i = 0; i < step; ++i) {
      up.multiply(5);
      down.divide(5);
    }
  }
  return tables;
}

constexpr Tables tables = make_tables();

}  // namespace

PowerOfTen power_of_ten(int k) {
  contract(k >= lowest_power_of_ten && k <= highest_power_of_ten, "power_of_ten: out of range");
  unsigned offset = unsigned(k - lowest_power_of_ten);
  const uint64_t* coarse = tables.coarse[offset / step].words;
  uint64_t fine = tables.fine[offset % step];
  U128 high = multiply_wide(coarse[0], fine), middle = multiply_wide(coarse[1], fine);
  uint64_t low = multiply_wide(coarse[2], fine).high;
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

}  // namespace adder
