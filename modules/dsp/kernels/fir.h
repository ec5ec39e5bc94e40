// Finite impulse response filters, streaming: float32, Q15, and the polyphase resampler (which also decimates).
//
// y[n] = sum over k of h[k] x[n-k]. Samples before the first are zero. The caller owns taps and state; state holds the
// past inputs followed by room for one chunk, so that the inner loop runs over contiguous memory.
#pragma once

#include "core/base/base.h"

namespace adder::dsp {

// Inputs a filter takes at a time; a larger chunk costs memory, a smaller one time.
inline constexpr size_t fir_chunk = 32;

// How many values of state a filter with so many taps needs.
constexpr size_t fir_state_length(size_t taps) { return taps - 1 + fir_chunk; }

struct Fir {
  Span<const float> taps;  // at least one
  Span<float> state;       // fir_state_length(taps.size())
};
void fir_reset(const Fir& filter);
// in and out have one length and may be the same memory.
void fir_run(const Fir& filter, Span<const float> in, Span<float> out);

// Taps in Q15 (32767 is just below 1); sums of 64 bits, rounded and saturated once.
struct FirQ15 {
  Span<const int16_t> taps;
  Span<int16_t> state;
};
void fir_q15_reset(const FirQ15& filter);
void fir_q15_run(const FirQ15& filter, Span<const int16_t> in, Span<int16_t> out);

// Changes the sample rate by up/down: conceptually, up-1 zeros after every input, a low-pass, every down-th kept.
struct Resampler {
  Span<const float> phases;  // resampler_phases() of the low-pass: up rows of phase_taps
  Span<float> state;         // fir_state_length(phase_taps)
  uint32_t up = 1, down = 1, phase_taps = 1;
  uint32_t time = 0;  // position of the next output after the next input, in 1/up samples
};
constexpr size_t resampler_phase_taps(size_t taps, size_t up) { return (taps + up - 1) / up; }
// Sorts low-pass taps by phase into up * resampler_phase_taps(...) values, time-reversed, each scaled by up.
void resampler_phases(Span<const float> taps, size_t up, Span<float> phases);
void resampler_reset(Resampler& resampler);
// Room that `out` needs for so many inputs.
constexpr size_t resampler_outputs(const Resampler& r, size_t inputs) {
  return size_t((uint64_t(inputs) * r.up + r.down - 1) / r.down);
}
// Consumes all of `in`, returns how many outputs it wrote: at most resampler_outputs(...), which `out` must have.
size_t resampler_run(Resampler& resampler, Span<const float> in, Span<float> out);

}  // namespace adder::dsp
