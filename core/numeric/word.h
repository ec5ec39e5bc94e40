// Wide arithmetic: 64×64→128-bit multiplication and the double of the machine word, which the bigint kernels work in.
//
// Numbers are stored in 32-bit limbs everywhere, so that images and boards agree. The kernels read them a Word at a
// time: two limbs on machines that multiply 64 bits, one elsewhere. This is the only file that knows which machine that
// is.
#pragma once

#include "core/base/bits.h"
#include "core/base/config.h"

namespace adder {

static_assert(sizeof(Word) == 4 || sizeof(Word) == 8);
static_assert(std::endian::native == std::endian::little, "limb pairs are loaded as little-endian words");

struct U128 {
  uint64_t high;
  uint64_t low;
};

#ifdef __SIZEOF_INT128__

using DoubleWord = unsigned __int128;

inline U128 multiply_wide(uint64_t a, uint64_t b) {
  DoubleWord product = DoubleWord(a) * b;
  return {uint64_t(product >> 64), uint64_t(product)};
}

#else

using DoubleWord = uint64_t;

// Four multiplications and their carries: too much to repeat at every use on a small machine.
[[gnu::noinline]] inline U128 multiply_wide(uint64_t a, uint64_t b) {
  uint64_t a0 = uint32_t(a), a1 = a >> 32, b0 = uint32_t(b), b1 = b >> 32;
  uint64_t low = a0 * b0;
  uint64_t middle = a1 * b0 + (low >> 32);
  uint64_t cross = a0 * b1 + uint32_t(middle);
  return {a1 * b1 + (middle >> 32) + (cross >> 32), cross << 32 | uint32_t(low)};
}

#endif

}  // namespace adder
