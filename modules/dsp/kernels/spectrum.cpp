// Power spectra; see spectrum.h.
#include "modules/dsp/kernels/spectrum.h"

#include <cmath>
#include <cstring>

#include "modules/dsp/kernels/real.h"
#include "modules/dsp/kernels/vector.h"

namespace adder::dsp {

float power_scale(Span<const float> window, float rate, PowerScale kind) {
  if (kind == PowerScale::Density) return 1.0f / (rate * sum_squares(window));
  float total = sum(window);
  return 1.0f / (total * total);
}

void power_spectrum(const SpectrumWork& work, Span<const float> samples, Span<float> power) {
  size_t size = work.plan.size, half = size / 2;
  contract(samples.size() == size && power.size() == half + 1 && work.window.size() == size, "power_spectrum: lengths");
  for (size_t i = 0; i < size; i++) work.frame[i] = samples[i] * work.window[i];
  rfft_forward(work.plan, work.frame, work.re, work.im);
  const float *re = work.re.data(), *im = work.im.data();
  float* out = power.data();
  float edge = work.scale, inner = 2 * work.scale;
  for (size_t k = 0; k <= half; k++) out[k] = (re[k] * re[k] + im[k] * im[k]) * inner;
  out[0] *= edge / inner;
  out[half] *= edge / inner;
}

void spectrogram_reset(Spectrogram& s) { s.filled = 0; }

size_t spectrogram_rows(const Spectrogram& s, size_t samples) {
  size_t size = s.work.plan.size, have = s.filled + samples;
  return have < size ? 0 : (have - size) / s.hop + 1;
}

size_t spectrogram_run(Spectrogram& s, Span<const float> samples, Span<float> rows) {
  size_t size = s.work.plan.size, lines = size / 2 + 1, written = 0;
  contract(rows.size() >= spectrogram_rows(s, samples.size()) * lines, "spectrogram_run: room for every row");
  float* history = s.history.data();
  while (!samples.empty()) {
    size_t count = size - s.filled < samples.size() ? size - s.filled : samples.size();
    std::memcpy(history + s.filled, samples.data(), count * sizeof(float));
    samples = samples.subspan(count);
    s.filled += uint32_t(count);
    if (s.filled < size) break;
    power_spectrum(s.work, s.history, rows.subspan(written++ * lines, lines));
    s.filled = uint32_t(size) - s.hop;
    std::memmove(history, history + s.hop, s.filled * sizeof(float));
  }
  return written;
}

Goertzel goertzel_at(float frequency, float rate) {
  Real angle = 2 * pi * Real(frequency) / Real(rate);
  return {float(math::cos(angle)), float(math::sin(angle)), 0, 0, 0};
}

void goertzel_run(Goertzel& g, Span<const float> samples) {
  float twice = 2 * g.cosine, s1 = g.s1, s2 = g.s2;
  for (float x : samples) {
    float s = (x - s2) + twice * s1;
    s2 = s1;
    s1 = s;
  }
  g.s1 = s1, g.s2 = s2;
  g.count += uint32_t(samples.size());
}

float goertzel_power(const Goertzel& g) {
  float re = g.s1 - g.s2 * g.cosine, im = g.s2 * g.sine;
  return re * re + im * im;
}

float goertzel_amplitude(const Goertzel& g) {
  return g.count == 0 ? 0.0f : 2 * sqrtf(goertzel_power(g)) / float(g.count);
}

void goertzel_reset(Goertzel& g) {
  g.s1 = g.s2 = 0;
  g.count = 0;
}

}  // namespace adder::dsp
