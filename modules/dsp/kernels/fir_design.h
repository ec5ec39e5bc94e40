// Design of linear-phase FIR filters by windowed sinc: scipy.signal.firwin.
#pragma once

#include "modules/dsp/kernels/filter_design.h"
#include "modules/dsp/kernels/window.h"

namespace adder::dsp {

// Fills taps. Frequencies in hertz; `high` is read for bands only. Gain is exactly 1 at 0 (low-pass, band-stop), at
// half the rate (high-pass) or at the middle of the band. High-pass and band-stop need an odd number of taps. False,
// with taps untouched, when a frequency is not between 0 and half the rate or the number of taps does not fit.
[[nodiscard]] bool design_fir(Shape shape, Real low, Real high, Real rate, Window window, Real beta, Span<float> taps);

// Low-pass for a Resampler: 2 * half_length * max(up, down) + 1 taps, cut at the lower of the two Nyquist frequencies,
// Kaiser window with beta 5, gain 1 at 0 (what scipy.signal.resample_poly takes, half_length 10).
constexpr size_t resampler_taps(size_t up, size_t down, size_t half_length) {
  return 2 * half_length * (up > down ? up : down) + 1;
}
void design_resampler(size_t up, size_t down, Span<float> taps);

}  // namespace adder::dsp
