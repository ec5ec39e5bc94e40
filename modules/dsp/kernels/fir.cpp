// Finite impulse response filters; see fir.h.
#include "modules/dsp/kernels/fir.h"

#include <cstring>

#include "modules/dsp/kernels/vector.h"

namespace adder::dsp {
namespace {

constexpr size_t tile = 8;  // outputs computed side by side

size_t at_most(size_t a, size_t b) { return a < b ? a : b; }

// Outputs [0, count) of a chunk; x points at the chunk's first input, taps-1 older ones precede it.
void filter_chunk(Span<const float> taps, const float* x, float* out, size_t count) {
  for (size_t i = 0; i < count; i += tile) {
    float total[tile] = {};
    for (size_t k = 0; k < taps.size(); k++)
      for (size_t j = 0; j < tile; j++) total[j] += taps[k] * x[ptrdiff_t(i + j) - ptrdiff_t(k)];
    for (size_t j = 0; j < at_most(tile, count - i); j++) out[i + j] = total[j];
  }
}

int16_t saturate_q15(int64_t total) {
  total = (total + (1 << 14)) >> 15;
  return int16_t(total < INT16_MIN ? INT16_MIN : total > INT16_MAX ? INT16_MAX : total);
}

}  // namespace

void fir_reset(const Fir& filter) { fill(filter.state, 0); }

void fir_run(const Fir& filter, Span<const float> in, Span<float> out) {
  contract(in.size() == out.size(), "fir_run: one length for input and output");
  contract(filter.state.size() >= fir_state_length(filter.taps.size()), "fir_run: state too short");
  size_t past = filter.taps.size() - 1;
  float* state = filter.state.data();
  for (size_t start = 0; start < in.size(); start += fir_chunk) {
    size_t count = at_most(fir_chunk, in.size() - start);
    std::memcpy(state + past, in.data() + start, count * sizeof(float));
    filter_chunk(filter.taps, state + past, out.data() + start, count);
    std::memmove(state, state + count, past * sizeof(float));
  }
}

void fir_q15_reset(const FirQ15& filter) {
  for (int16_t& v : filter.state) v = 0;
}

void fir_q15_run(const FirQ15& filter, Span<const int16_t> in, Span<int16_t> out) {
  contract(in.size() == out.size(), "fir_q15_run: one length for input and output");
  contract(filter.state.size() >= fir_state_length(filter.taps.size()), "fir_q15_run: state too short");
  size_t past = filter.taps.size() - 1;
  int16_t* state = filter.state.data();
  for (size_t start = 0; start < in.size(); start += fir_chunk) {
    size_t count = at_most(fir_chunk, in.size() - start);
    std::memcpy(state + past, in.data() + start, count * sizeof(int16_t));
    for (size_t i = 0; i < count; i++) {
      int64_t total = 0;
      for (size_t k = 0; k <= past; k++) total += int32_t(filter.taps[k]) * state[past + i - k];
      out[start + i] = saturate_q15(total);
    }
    std::memmove(state, state + count, past * sizeof(int16_t));
  }
}

void resampler_phases(Span<const float> taps, size_t up, Span<float> phases) {
  size_t length = resampler_phase_taps(taps.size(), up);
  contract(phases.size() == length * up, "resampler_phases: room for every phase");
  for (size_t phase = 0; phase < up; phase++)
    for (size_t k = 0; k < length; k++) {
      size_t tap = phase + k * up;
      phases[phase * length + (length - 1 - k)] = tap < taps.size() ? taps[tap] * float(up) : 0.0f;
    }
}

void resampler_reset(Resampler& resampler) {
  fill(resampler.state, 0);
  resampler.time = 0;
}

size_t resampler_run(Resampler& r, Span<const float> in, Span<float> out) {
  size_t past = r.phase_taps - 1, produced = 0;
  float* state = r.state.data();
  for (size_t start = 0; start < in.size(); start += fir_chunk) {
    size_t count = at_most(fir_chunk, in.size() - start);
    std::memcpy(state + past, in.data() + start, count * sizeof(float));
    while (r.time < count * r.up) {
      const float* phase = &r.phases[(r.time % r.up) * r.phase_taps];
      contract(produced < out.size(), "resampler_run: output too short");
      out[produced++] = dot({phase, r.phase_taps}, {state + r.time / r.up, r.phase_taps});
      r.time += r.down;
    }
    r.time -= uint32_t(count * r.up);
    std::memmove(state, state + count, past * sizeof(float));
  }
  return produced;
}

}  // namespace adder::dsp
