// MT19937 with the seeding by array that CPython uses, and the seeding of the small generator.
#include "core/numeric/random.h"

namespace adder {

namespace {

constexpr unsigned middle = 397;
constexpr uint32_t highest_bit = 0x80000000, lower_bits = 0x7fffffff;

}  // namespace

void MersenneTwister::spread(uint32_t value) {
  for (unsigned i = 0; i < state_words; ++i) {
    state[i] = value;
    value = 1812433253u * (value ^ value >> 30) + i + 1;
  }
  position = state_words;
}

void MersenneTwister::seed(Limbs key) {
  const Limb zero[] = {0};
  if (key.empty()) key = zero;
  spread(19650218);
  unsigned i = 1;
  size_t k = 0;
  auto advance = [&] {
    if (++i == state_words) {
      state[0] = state[state_words - 1];
      i = 1;
    }
  };
  auto previous = [&] { return state[i - 1] ^ state[i - 1] >> 30; };
  for (size_t rounds = std::max(size_t(state_words), key.size()); rounds; --rounds) {
    state[i] = (state[i] ^ previous() * 1664525u) + key[k] + uint32_t(k);
    advance();
    if (++k == key.size()) k = 0;
  }
  for (unsigned rounds = state_words - 1; rounds; --rounds) {
    state[i] = (state[i] ^ previous() * 1566083941u) - i;
    advance();
  }
  state[0] = highest_bit;
}

void MersenneTwister::refill() {
  for (unsigned i = 0; i < state_words; ++i) {
    uint32_t joined = (state[i] & highest_bit) | (state[(i + 1) % state_words] & lower_bits);
    state[i] = state[(i + middle) % state_words] ^ joined >> 1 ^ (joined & 1 ? 0x9908b0dfu : 0);
  }
  position = 0;
}

uint32_t MersenneTwister::next32() {
  if (position >= state_words) refill();
  uint32_t word = state[position++];
  word ^= word >> 11;
  word ^= word << 7 & 0x9d2c5680u;
  word ^= word << 15 & 0xefc60000u;
  return word ^ word >> 18;
}

void SmallRandom::seed(Limbs key) {
  state = 0;
  next32();
  for (Limb limb : key) {
    state += limb;
    next32();
  }
}

}  // namespace adder
