// Biquad cascades on float32. Up to four sections go over a block together, states in registers, so that the processor
// overlaps the recursion of one section with the next section's; longer cascades take several passes. On 32-bit
// machines each section makes its own pass; the numbers are the same.
#include "modules/dsp/kernels/biquad.h"

#include <cmath>

#include "modules/dsp/kernels/real.h"

namespace adder::dsp {
namespace {

constexpr float least_state = 1e-30f, greatest_state = 1e30f;

float settled(float state) {
  float magnitude = fabsf(state);
  return magnitude > least_state && magnitude < greatest_state ? state : 0.0f;
}

template <int N>
void run_together(Biquad* sections, const float* in, float* out, size_t count) {
  float s1[N], s2[N], b0[N], c1[N], c2[N], a1[N], a2[N];
  for (int k = 0; k < N; k++) {
    const Biquad& s = sections[k];
    s1[k] = s.s1, s2[k] = s.s2, b0[k] = s.b0, c1[k] = s.c1, c2[k] = s.c2, a1[k] = s.a1, a2[k] = s.a2;
  }
  for (size_t i = 0; i < count; i++) {
    float x = in[i];
    for (int k = 0; k < N; k++) {
      float y = b0[k] * x + s1[k];
      float next = (s2[k] + c1[k] * x) - a1[k] * s1[k];
      s2[k] = c2[k] * x - a2[k] * s1[k];
      s1[k] = next;
      x = y;
    }
    out[i] = x;
  }
  for (int k = 0; k < N; k++) sections[k].s1 = settled(s1[k]), sections[k].s2 = settled(s2[k]);
}

}  // namespace

bool biquad_set(Span<const float> sos, Span<Biquad> sections) {
  if (sos.size() != sections.size() * sos_row) return false;
  for (float value : sos)
    if (!std::isfinite(value)) return false;
  for (size_t k = 0; k < sections.size(); k++) {
    const float* row = &sos[k * sos_row];
    Real a0 = row[3];
    if (a0 == 0) return false;
    Real b0 = row[0] / a0, b1 = row[1] / a0, b2 = row[2] / a0, a1 = row[4] / a0, a2 = row[5] / a0;
    sections[k] = {float(b0), float(std::fma(-a1, b0, b1)), float(std::fma(-a2, b0, b2)), float(a1), float(a2), 0, 0};
  }
  return true;
}

void biquad_reset(Span<Biquad> sections) {
  for (Biquad& s : sections) s.s1 = s.s2 = 0;
}

void biquad_run(Span<Biquad> sections, Span<const float> in, Span<float> out) {
  contract(in.size() == out.size(), "biquad_run: one length for input and output");
  const float* from = in.data();
  for (size_t k = 0; k < sections.size();) {
    size_t left = sections.size() - k;
    Biquad* first = &sections[k];
    if constexpr (!word_is_64_bit) {  // the processor overlaps nothing, and flash is dear
      run_together<1>(first, from, out.data(), in.size());
      k++;
    } else if (left >= 4) {
      run_together<4>(first, from, out.data(), in.size());
      k += 4;
    } else {
      if (left == 3) run_together<3>(first, from, out.data(), in.size());
      if (left == 2) run_together<2>(first, from, out.data(), in.size());
      if (left == 1) run_together<1>(first, from, out.data(), in.size());
      k += left;
    }
    from = out.data();
  }
}

}  // namespace adder::dsp
