// Cascades of biquads (second-order sections) on float32, streaming.
//
// A section computes y = b0 x + b1 x' + b2 x'' - a1 y' - a2 y''. It is kept as its state-space form
//   y = b0 x + s1;   s1 <- s2 + (b1 - a1 b0) x - a1 s1;   s2 <- (b2 - a2 b0) x - a2 s1
// (the transposed direct form II with y substituted), whose recursion is one multiplication and one addition long.
// Coefficients come as scipy's second-order sections: rows of b0 b1 b2 a0 a1 a2.
//
// Invariant: between blocks every state is finite, and either zero or of magnitude above 1e-30. So a NaN in the input
// spoils no more than its own block, and silence never runs into slow subnormal arithmetic.
#pragma once

#include "core/base/base.h"

namespace adder::dsp {

inline constexpr size_t sos_row = 6;

struct Biquad {
  float b0 = 1, c1 = 0, c2 = 0;  // c1 = b1 - a1 b0, c2 = b2 - a2 b0
  float a1 = 0, a2 = 0;
  float s1 = 0, s2 = 0;
};

// Fills sections from sos, 6 values a section, each row divided by its a0; states are zero. False, with nothing
// promised of `sections`, unless sos has 6 finite values for each section and no a0 is zero.
bool biquad_set(Span<const float> sos, Span<Biquad> sections);
void biquad_reset(Span<Biquad> sections);

// Filters the block through all sections in turn. in and out have one length and may be the same memory.
void biquad_run(Span<Biquad> sections, Span<const float> in, Span<float> out);

}  // namespace adder::dsp
