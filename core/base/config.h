// Build options of the core, all in one place, each with its default and what it changes.
//
//   ADDER_FLOAT_BITS   32 or 64: width of Python's float. Default: the width of a machine word.
//   ADDER_GC_STRESS    1: collect at every allocation and poison freed cells. Default 0.
//   ADDER_QUICKEN      0: instructions are not rewritten for what they meet, for 8 KB less flash. Default 1.
#pragma once

#include <cstdint>
#include <type_traits>

#ifndef ADDER_FLOAT_BITS
#define ADDER_FLOAT_BITS (sizeof(void*) * 8)
#endif
#ifndef ADDER_GC_STRESS
#define ADDER_GC_STRESS 0
#endif
#ifndef ADDER_QUICKEN
#define ADDER_QUICKEN 1
#endif

namespace adder {

inline constexpr bool word_is_64_bit = sizeof(void*) == 8;
inline constexpr int float_bits = ADDER_FLOAT_BITS;
inline constexpr bool quickens = ADDER_QUICKEN != 0;
inline constexpr bool gc_stress = ADDER_GC_STRESS != 0;

// Types in ROM keep only the slots they have (value/object.h): 23 KB less flash, some 15 instructions more for each
// look-up.
inline constexpr bool packed_slots = !word_is_64_bit;

// Python's float. All arithmetic on Python floats is done in this type, so that a `single` host build rounds as a board
// does.
using Float = std::conditional_t<float_bits == 32, float, double>;

using Word = uintptr_t;
using SignedWord = intptr_t;

static_assert(float_bits == 32 || word_is_64_bit, "binary64 floats need 64-bit words");

}  // namespace adder
