// Cascades of biquads on int16 samples (Q15), in integers only: for processors without floating point.
//
// Samples go from section to section with 12 further fraction bits and 3 bits of headroom (int32); coefficients have 29
// significant bits with one binary point per section; every section sums in 64 bits, rounds and saturates once. Gain is
// moved between sections so that each but the last peaks at 1: scipy puts all of it, 1e-9 perhaps, in the first.
#pragma once

#include "core/base/base.h"

namespace adder::dsp {

struct BiquadQ15 {
  int32_t b0 = 0, b1 = 0, b2 = 0, a1 = 0, a2 = 0;  // scaled by 2^shift
  int32_t shift = 0;                               // 1..30
  int32_t x1 = 0, x2 = 0, y1 = 0, y2 = 0;          // samples, scaled by 2^12
};

// Fills sections from scipy's second-order sections (6 floats each), each row divided by its a0; states are zero. False
// unless sos has 6 finite values a section, no a0 is zero and every coefficient is below 2^28.
bool biquad_q15_set(Span<const float> sos, Span<BiquadQ15> sections);
// The same from integer rows b0, 0, b1, b2, -a1, -a2 with the binary point at `fraction_bits` (CMSIS's order).
bool biquad_q15_set_integer(Span<const int16_t> rows, int fraction_bits, Span<BiquadQ15> sections);
void biquad_q15_reset(Span<BiquadQ15> sections);

// Filters the block through all sections in turn, in place or not (in and out of one length).
void biquad_q15_run(Span<BiquadQ15> sections, Span<const int16_t> in, Span<int16_t> out);

}  // namespace adder::dsp
