// A flat C interface to the kernels of modules/dsp, through which the reference checks in Python (ctypes) reach them.
// Each function sets up the state, runs, and throws the state away; pointers come with their lengths.
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "modules/dsp/kernels/biquad.h"
#include "modules/dsp/kernels/biquad_q15.h"
#include "modules/dsp/kernels/convert.h"
#include "modules/dsp/kernels/fft.h"
#include "modules/dsp/kernels/filter_design.h"
#include "modules/dsp/kernels/fir.h"
#include "modules/dsp/kernels/fir_design.h"
#include "modules/dsp/kernels/har_features.h"
#include "modules/dsp/kernels/level_meter.h"
#include "modules/dsp/kernels/mel.h"
#include "modules/dsp/kernels/smoothing.h"
#include "modules/dsp/kernels/spectrum.h"
#include "modules/dsp/kernels/statistics.h"
#include "modules/dsp/kernels/vector.h"
#include "modules/dsp/kernels/weighting.h"
#include "modules/dsp/kernels/window.h"

using namespace adder;
using namespace adder::dsp;

namespace {

using Floats = std::vector<float>;

Span<const float> in(const float* x, size_t n) { return {x, n}; }
Span<float> out(float* x, size_t n) { return {x, n}; }

// Calls run(first, count) over blocks of `block` samples, as a stream would come.
template <class Run>
void in_blocks(size_t n, size_t block, Run run) {
  for (size_t i = 0; i < n; i += block) run(i, n - i < block ? n - i : block);
}

SpectrumWork spectrum_work(size_t size, const float* window, float rate, int density, Floats& table, Floats& scratch) {
  table.resize(rfft_table_length(size));
  scratch.resize(size + 2 * (size / 2 + 1));
  SpectrumWork work;
  work.plan = rfft_plan(size, table);
  work.window = {window, size};
  work.frame = {scratch.data(), size};
  work.re = {scratch.data() + size, size / 2 + 1};
  work.im = {scratch.data() + size + size / 2 + 1, size / 2 + 1};
  work.scale = power_scale(work.window, rate, density ? PowerScale::Density : PowerScale::Spectrum);
  return work;
}

}  // namespace

#define EXPORT extern "C" __attribute__((visibility("default")))

EXPORT int k_biquad(const float* sos, size_t sections, float* x, size_t n, size_t block) {
  std::vector<Biquad> state(sections);
  if (!biquad_set(in(sos, sections * 6), state)) return 0;
  in_blocks(n, block, [&](size_t i, size_t count) { biquad_run(state, in(x + i, count), out(x + i, count)); });
  return 1;
}

EXPORT int k_biquad_q15(const float* sos, size_t sections, int16_t* x, size_t n, size_t block) {
  std::vector<BiquadQ15> state(sections);
  if (!biquad_q15_set(in(sos, sections * 6), state)) return 0;
  in_blocks(n, block, [&](size_t i, size_t count) {
    biquad_q15_run(state, Span<const int16_t>{x + i, count}, Span<int16_t>{x + i, count});
  });
  return 1;
}

EXPORT void k_fir(const float* taps, size_t length, float* x, size_t n, size_t block) {
  Floats state(fir_state_length(length));
  Fir fir = {in(taps, length), state};
  fir_reset(fir);
  in_blocks(n, block, [&](size_t i, size_t count) { fir_run(fir, in(x + i, count), out(x + i, count)); });
}

EXPORT void k_fir_q15(const int16_t* taps, size_t length, int16_t* x, size_t n, size_t block) {
  std::vector<int16_t> state(fir_state_length(length));
  FirQ15 fir = {{taps, length}, state};
  fir_q15_reset(fir);
  in_blocks(n, block, [&](size_t i, size_t count) {
    fir_q15_run(fir, Span<const int16_t>{x + i, count}, Span<int16_t>{x + i, count});
  });
}

EXPORT size_t k_resample(size_t up, size_t down, const float* x, size_t n, float* y, size_t room, size_t block) {
  Floats taps(resampler_taps(up, down, 10));
  design_resampler(up, down, taps);
  Resampler r;
  r.up = uint32_t(up), r.down = uint32_t(down), r.phase_taps = uint32_t(resampler_phase_taps(taps.size(), up));
  Floats phases(up * r.phase_taps), state(fir_state_length(r.phase_taps));
  resampler_phases(taps, up, phases);
  r.phases = phases, r.state = state;
  resampler_reset(r);
  size_t written = 0;
  in_blocks(n, block, [&](size_t i, size_t count) {
    written += resampler_run(r, in(x + i, count), out(y + written, room - written));
  });
  return written;
}

EXPORT int k_butterworth(int order, int shape, double low, double high, double rate, float* sos) {
  return design_butterworth(order, Shape(shape), low, high, rate,
                            out(sos, 6 * butterworth_sections(order, Shape(shape))));
}
EXPORT int k_notch(double f, double q, double rate, float* sos) { return design_notch(f, q, rate, out(sos, 6)); }
EXPORT int k_peaking(double f, double q, double gain, double rate, float* sos) {
  return design_peaking(f, q, gain, rate, out(sos, 6));
}
EXPORT int k_shelf(int high, double f, double q, double gain, double rate, float* sos) {
  return design_shelf(Shelf(high), f, q, gain, rate, out(sos, 6));
}
EXPORT int k_weighting(int kind, double rate, float* sos, size_t sections) {
  return design_weighting(Weighting(kind), rate, out(sos, sections * 6));
}
EXPORT int k_design_fir(int shape, double low, double high, double rate, int window, double beta, float* taps,
                        size_t n) {
  return design_fir(Shape(shape), low, high, rate, Window(window), beta, out(taps, n));
}
EXPORT void k_window(int kind, int periodic, double beta, float* w, size_t n) {
  make_window(Window(kind), periodic != 0, out(w, n), beta);
}

EXPORT void k_fft(int inverse, float* re, float* im, size_t n) {
  Floats table(fft_table_length(n));
  FftPlan plan = fft_plan(n, table);
  (inverse ? fft_inverse : fft_forward)(plan, out(re, n), out(im, n));
}
EXPORT void k_rfft(const float* x, size_t n, float* re, float* im) {
  Floats table(rfft_table_length(n));
  rfft_forward(rfft_plan(n, table), in(x, n), out(re, n / 2 + 1), out(im, n / 2 + 1));
}
EXPORT void k_irfft(float* re, float* im, float* x, size_t n) {
  Floats table(rfft_table_length(n));
  rfft_inverse(rfft_plan(n, table), out(re, n / 2 + 1), out(im, n / 2 + 1), out(x, n));
}
EXPORT size_t k_spectrogram(const float* x, size_t n, const float* window, size_t size, size_t hop, float rate,
                            int density, float* rows, size_t room, size_t block) {
  Floats table, scratch, history(size);
  Spectrogram s;
  s.work = spectrum_work(size, window, rate, density, table, scratch);
  s.history = history, s.hop = uint32_t(hop);
  size_t written = 0, lines = size / 2 + 1;
  in_blocks(n, block, [&](size_t i, size_t count) {
    written += spectrogram_run(s, in(x + i, count), out(rows + written * lines, (room - written) * lines));
  });
  return written;
}
EXPORT float k_goertzel(const float* x, size_t n, float frequency, float rate) {
  Goertzel g = goertzel_at(frequency, rate);
  goertzel_run(g, in(x, n));
  return goertzel_power(g);
}

EXPORT int k_mel(size_t fft_size, float rate, float low, float high, int htk, int area, size_t bands,
                 const float* power, float* energies) {
  MelOptions o = {uint32_t(fft_size), rate, low, high, htk != 0, area != 0};
  size_t length = mel_weights_length(o, bands);
  if (length == 0) return 0;
  std::vector<MelBand> band(bands);
  Floats weights(length);
  mel_energies(make_mel_bank(o, band, weights), in(power, fft_size / 2 + 1), out(energies, bands));
  return 1;
}
EXPORT void k_decibels(float* x, size_t n, float floor) { to_decibels(out(x, n), floor); }
EXPORT void k_dct(const float* x, size_t n, float* y, size_t count) {
  Floats table(dct_table_length(n));
  make_dct_table(n, table);
  dct(table, in(x, n), out(y, count));
}

EXPORT void k_moving_average(float* x, size_t n, size_t window, size_t block) {
  Floats storage(window);
  MovingAverage filter;
  filter.window = storage;
  in_blocks(n, block, [&](size_t i, size_t count) { moving_average_run(filter, in(x + i, count), out(x + i, count)); });
}
EXPORT void k_running_median(float* x, size_t n, size_t window, size_t block) {
  Floats storage(window), sorted(window);
  RunningMedian filter;
  filter.window = storage, filter.sorted = sorted;
  in_blocks(n, block, [&](size_t i, size_t count) { running_median_run(filter, in(x + i, count), out(x + i, count)); });
}
EXPORT void k_dc_blocker(float* x, size_t n, float pole) {
  DcBlocker filter;
  filter.pole = pole;
  dc_blocker_run(filter, in(x, n), out(x, n));
}

EXPORT void k_int16_to_float(const int16_t* x, size_t n, float* y, float gain) {
  int16_to_float({x, n}, out(y, n), gain);
}
EXPORT void k_float_to_int16(const float* x, size_t n, int16_t* y, float gain) {
  float_to_int16(in(x, n), {y, n}, gain);
}
EXPORT void k_map_hf(const int16_t* x, size_t n, float* y, float a, float b, float c, float d) {
  linear_map(Span<const int16_t>{x, n}, out(y, n), {a, b, c, d});
}
EXPORT void k_map_fh(const float* x, size_t n, int16_t* y, float a, float b, float c, float d) {
  linear_map(in(x, n), Span<int16_t>{y, n}, {a, b, c, d});
}

// mean, deviation, skewness, kurtosis, q25, median, q75, mad, rms, peak, least, greatest, crossings, entropy, slope,
// autocorrelation at lag 3
EXPORT void k_statistics(const float* x, size_t n, float* result) {
  Floats copy(x, x + n);
  auto fresh = [&]() -> Span<float> {
    copy.assign(x, x + n);
    return copy;
  };
  Extremes e = extremes(in(x, n));
  const float values[] = {mean(in(x, n)),
                          deviation(in(x, n)),
                          skewness(in(x, n)),
                          kurtosis(in(x, n)),
                          quantile_reordering(fresh(), 0.25f),
                          quantile_reordering(fresh(), 0.5f),
                          quantile_reordering(fresh(), 0.75f),
                          median_deviation_destroying(fresh()),
                          rms(in(x, n)),
                          peak(in(x, n)),
                          e.least,
                          e.greatest,
                          float(crossings(in(x, n))),
                          histogram_entropy(in(x, n), 10),
                          slope(in(x, n)),
                          autocorrelation(in(x, n), 3)};
  for (float v : values) *result++ = v;
}
EXPORT float k_correlation(const float* x, const float* y, size_t n) { return correlation(in(x, n), in(y, n)); }

EXPORT void k_har(const int16_t* x, const int16_t* y, const int16_t* z, size_t n, int sound, float* features) {
  std::vector<int16_t> scratch(har_scratch_length(n));
  har_features({x, n}, {y, n}, {z, n}, sound ? HarVariant::Sound : HarVariant::Published, scratch, out(features, 92));
}

// now, maximum, equivalent, L10, L90
EXPORT int k_level(const int16_t* x, size_t n, float rate, int weighting, int response, float offset, size_t block,
                   float* result) {
  std::vector<uint16_t> histogram(700);
  LevelMeter meter;
  if (!level_meter_set(meter, rate, Weighting(weighting), Response(response), offset, histogram)) return 0;
  in_blocks(n, block, [&](size_t i, size_t count) { level_meter_run(meter, Span<const int16_t>{x + i, count}); });
  const float values[] = {level_now(meter), level_maximum(meter), level_equivalent(meter), level_exceeded(meter, 10),
                          level_exceeded(meter, 90)};
  for (float v : values) *result++ = v;
  return 1;
}

namespace adder {
void contract_failed(const char* what, const char* file, int line) {
  fprintf(stderr, "%s:%d: contract broken: %s\n", file, line, what);
  abort();
}
}  // namespace adder
