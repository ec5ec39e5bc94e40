// Random numbers: CPython's generator, bit for bit, and a small one for boards.
//
// Both are plain state with next32(); the functions below take either. MersenneTwister (MT19937, Matsumoto and
// Nishimura) gives what CPython's `random` gives for the same seed; its state is 2.5 KB. SmallRandom (PCG-XSH-RR,
// O'Neill) has 8 bytes. Neither is for secrets.
#pragma once

#include "core/numeric/limbs.h"

namespace adder {

class MersenneTwister {
 public:
  // As CPython's seed(n): the limbs of abs(n), one zero limb for 0.
  void seed(Limbs key);
  uint32_t next32();

  // What getstate() and setstate() show.
  static constexpr unsigned state_words = 624;
  uint32_t state[state_words];
  uint32_t position = state_words;

 private:
  void spread(uint32_t value);
  void refill();
};

class SmallRandom {
 public:
  void seed(Limbs key);
  uint32_t next32() {
    uint64_t old = state;
    state = old * multiplier + increment;
    uint32_t mixed = uint32_t((old >> 18 ^ old) >> 27);
    return std::rotr(mixed, int(old >> 59));
  }

  uint64_t state = 0;

 private:
  static constexpr uint64_t multiplier = 6364136223846793005u;
  static constexpr uint64_t increment = 1442695040888963407u;
};

// getrandbits(count) for count <= 64.
template <class Generator>
uint64_t random_bits(Generator& generator, unsigned count) {
  if (count == 0) return 0;
  if (count <= 32) return generator.next32() >> (32 - count);
  uint64_t low = generator.next32();
  return low | uint64_t(generator.next32() >> (64 - count)) << 32;
}

// getrandbits(count). Result: limbs_for_bits(count) limbs.
template <class Generator>
size_t random_bits(Generator& generator, LimbBuffer result, size_t count) {
  size_t size = big::limbs_for_bits(count);
  for (size_t i = 0; i < size; ++i) result[i] = generator.next32();
  if (count % limb_bits) result[size - 1] >>= limb_bits - count % limb_bits;
  return big::normalised_size(result.data(), size);
}

// An integer from 0 to n - 1, n >= 1, as CPython draws it: whole bits until one is small enough.
template <class Generator>
uint64_t random_below(Generator& generator, uint64_t n) {
  unsigned count = unsigned(std::bit_width(n));
  uint64_t result;
  do result = random_bits(generator, count);
  while (result >= n);
  return result;
}

// random(): 0 <= x < 1, all of the mantissa random: 53 bits of double as CPython, 24 of float.
template <class F, class Generator>
F random_unit(Generator& generator) {
  if constexpr (sizeof(F) == 8) {
    uint32_t high = generator.next32() >> 5, low = generator.next32() >> 6;
    return (high * 67108864.0 + low) * (1.0 / 9007199254740992.0);
  } else {
    return F(generator.next32() >> 8) * F(1.0f / 16777216.0f);
  }
}

}  // namespace adder
