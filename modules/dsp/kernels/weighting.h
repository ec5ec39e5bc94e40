// Frequency weightings of sound level meters (IEC 61672-1, annex E): A, C and Z, at any sample rate.
//
// The poles below 1 kHz come over by the bilinear transform. It would bend the double pole at 12.2 kHz badly (8 dB at
// 0.45 of an 8 kHz rate, 15 dB at 16 kHz), so the last section is fitted instead: a biquad whose squared magnitude goes
// through the analog curve, and through what the other sections miss of it, at three to five frequencies.
// Distance from the analog curve, 10 Hz to half the rate or 20 kHz: below 0.16 dB for rates from 4 to 100 kHz;
// above that, up to 200 kHz, from 31.5 Hz (float32 coefficients move the corner at 20 Hz).
#pragma once

#include "core/base/base.h"
#include "modules/dsp/kernels/real.h"

namespace adder::dsp {

enum class Weighting : uint8_t { Z, A, C };
inline constexpr char weighting_names[] = "Z A C";

constexpr size_t weighting_sections(Weighting w) { return w == Weighting::A ? 3 : w == Weighting::C ? 2 : 0; }

// Fills sos (weighting_sections() rows of 6) with unit gain at 1 kHz. False when the rate is not within 4..200 kHz or
// the length of sos is wrong.
[[nodiscard]] bool design_weighting(Weighting weighting, Real rate, Span<float> sos);

// The analog curve itself, relative to 1 kHz, as a magnitude.
Real weighting_gain(Weighting weighting, Real frequency);

}  // namespace adder::dsp
