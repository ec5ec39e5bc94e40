// Design of recursive filters on the device: Butterworth of every shape, notch, peaking, shelving.
//
// Frequencies are in hertz, gains in decibels. Results are second-order sections in scipy's layout and order: rows of
// b0 b1 b2 1 a1 a2, float32, computed in Real (real.h). Every function returns false, with `sos` untouched, when an
// argument is out of range (not finite, not between 0 and half the sample rate) or `sos` has the wrong length.
#pragma once

#include "core/base/base.h"
#include "modules/dsp/kernels/complex.h"

namespace adder::dsp {

enum class Shape : uint8_t { LowPass, HighPass, BandPass, BandStop };

inline constexpr int greatest_order = 12;

// Sections of a Butterworth filter: a band filter of order n has 2 n poles, as scipy counts.
constexpr size_t butterworth_sections(int order, Shape shape) {
  return shape == Shape::BandPass || shape == Shape::BandStop ? size_t(order) : size_t(order + 1) / 2;
}
// scipy.signal.butter(order, ..., output='sos', fs=rate). `high` is read for bands only. 1 <= order <= 12.
[[nodiscard]] bool design_butterworth(int order, Shape shape, Real low, Real high, Real rate, Span<float> sos);

// scipy.signal.iirnotch: one section with a zero at `frequency`, -3 dB bandwidth frequency / q.
[[nodiscard]] bool design_notch(Real frequency, Real q, Real rate, Span<float> sos);
// One section after R. Bristow-Johnson's "Audio EQ cookbook".
[[nodiscard]] bool design_peaking(Real frequency, Real q, Real gain_db, Real rate, Span<float> sos);
enum class Shelf : uint8_t { Low, High };
// Shelving with slope q (0.7071: steepest without overshoot); `frequency` has half the gain in dB.
[[nodiscard]] bool design_shelf(Shelf side, Real frequency, Real q, Real gain_db, Real rate, Span<float> sos);

// The row of sos (six floats) of one section, (c0 + c1 z^-1 + c2 z^-2) over the same.
struct Quadratic {
  Real c0, c1, c2;
};
bool store_section(Quadratic b, Quadratic a, Span<float> sos);

// Gain (magnitude, not dB) of a cascade at a frequency, which is also told by z^-1, a point of the unit circle.
Real sos_gain_at(Span<const float> sos, Complex delay);
Real sos_gain(Span<const float> sos, Real frequency, Real rate);

}  // namespace adder::dsp
