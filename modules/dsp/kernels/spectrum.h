// Power spectra: of one block, of a stream (spectrogram), and at one frequency (Goertzel).
#pragma once

#include "modules/dsp/kernels/fft.h"

namespace adder::dsp {

// What a squared magnitude is multiplied by. Density: power per hertz; Spectrum: power of a sine reads at its line.
enum class PowerScale : uint8_t { Density, Spectrum };
// scipy.signal.periodogram's factor for this window; the lines between 0 and half the rate are doubled besides.
float power_scale(Span<const float> window, float rate, PowerScale kind);

struct SpectrumWork {
  FftPlan plan;               // of rfft_plan, size N
  Span<const float> window;   // N values
  Span<float> frame, re, im;  // N, N/2 + 1, N/2 + 1 values of scratch
  float scale = 1;
};
// One-sided power spectrum of N samples: N/2 + 1 lines. power may be the same memory as work.re.
void power_spectrum(const SpectrumWork& work, Span<const float> samples, Span<float> power);

// Overlapping windows of a stream.
struct Spectrogram {
  SpectrumWork work;
  Span<float> history;  // N samples
  uint32_t hop = 1;     // 1..N samples from one window to the next
  uint32_t filled = 0;
};
void spectrogram_reset(Spectrogram& s);
// Rows that so many further samples will complete.
size_t spectrogram_rows(const Spectrogram& s, size_t samples);
// Takes all samples and writes spectrogram_rows(...) rows of N/2 + 1 powers, which `rows` must have room for.
size_t spectrogram_run(Spectrogram& s, Span<const float> samples, Span<float> rows);

// Power of a stream at one frequency (not only at FFT lines): G. Goertzel, 1958.
struct Goertzel {
  float cosine = 1, sine = 0;  // of the angle per sample
  float s1 = 0, s2 = 0;
  uint32_t count = 0;
};
Goertzel goertzel_at(float frequency, float rate);
void goertzel_run(Goertzel& g, Span<const float> samples);
// |sum x[n] exp(-i w n)|^2 since the last reset.
float goertzel_power(const Goertzel& g);
// Amplitude of a sine at this frequency: 2 sqrt(power) / count; 0 before the first sample.
float goertzel_amplitude(const Goertzel& g);
void goertzel_reset(Goertzel& g);

}  // namespace adder::dsp
