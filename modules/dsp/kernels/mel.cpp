// Mel filter banks and cosine transform; see mel.h.
#include "modules/dsp/kernels/mel.h"

#include <cmath>

#include "modules/dsp/kernels/real.h"
#include "modules/dsp/kernels/vector.h"

namespace adder::dsp {
namespace {

// Slaney's scale: 15 mels per 1000 Hz below 1 kHz, above it 27 mels per factor 6.4.
constexpr Real slaney_linear = Real(200) / 3, slaney_corner = 1000, slaney_corner_mel = 15;
constexpr Real slaney_step = Real(1.8562979903656263 / 27);  // ln 6.4 / 27

// HTK's scale: 2595 log10(1 + f / 700).
constexpr Real htk_scale = 2595 / std::numbers::ln10_v<Real>;

Real to_mel(Real hertz, bool htk) {
  if (htk) return htk_scale * math::log(1 + hertz / 700);
  if (hertz < slaney_corner) return hertz / slaney_linear;
  return slaney_corner_mel + math::log(hertz / slaney_corner) / slaney_step;
}

Real to_hertz(Real mel, bool htk) {
  if (htk) return 700 * (math::exp(mel / htk_scale) - 1);
  if (mel < slaney_corner_mel) return mel * slaney_linear;
  return slaney_corner * math::exp(slaney_step * (mel - slaney_corner_mel));
}

// Edge number `index` of `bands` + 2, in hertz.
Real edge(const MelOptions& o, size_t bands, size_t index) {
  Real low = to_mel(o.low, o.htk), high = to_mel(o.high, o.htk);
  return to_hertz(low + (high - low) * Real(index) / Real(bands + 1), o.htk);
}

// The weights above zero of a band: how many, the first one's line, and, where `out` is given, their values.
size_t band_weights(const MelOptions& o, size_t bands, size_t band, uint16_t& first, float* out) {
  Real left = edge(o, bands, band), middle = edge(o, bands, band + 1), right = edge(o, bands, band + 2);
  Real area = o.unit_area ? 2 / (right - left) : 1;
  Real spacing = Real(o.rate) / Real(o.fft_size);
  size_t count = 0;
  for (size_t line = size_t(left / spacing); line <= o.fft_size / 2 && Real(line) * spacing < right; line++) {
    Real f = Real(line) * spacing, rise = (f - left) / (middle - left), fall = (right - f) / (right - middle);
    Real weight = rise < fall ? rise : fall;
    if (!(weight > 0)) continue;
    if (count == 0) first = uint16_t(line);
    if (out) out[count] = float(weight * area);
    count++;
  }
  return count;
}

bool sensible(const MelOptions& o) {
  return o.rate > 0 && o.low >= 0 && o.high > o.low && o.high <= o.rate / 2 && o.fft_size >= 8;
}

}  // namespace

size_t mel_weights_length(const MelOptions& options, size_t bands) {
  size_t count = 0;
  uint16_t first;
  if (!sensible(options)) return 0;
  for (size_t b = 0; b < bands; b++) count += band_weights(options, bands, b, first, nullptr);
  return count;
}

MelBank make_mel_bank(const MelOptions& options, Span<MelBand> bands, Span<float> weights) {
  contract(sensible(options) && weights.size() == mel_weights_length(options, bands.size()), "make_mel_bank: lengths");
  uint32_t next = 0;
  for (size_t b = 0; b < bands.size(); b++) {
    bands[b] = {0, 0, next};
    bands[b].count = uint16_t(band_weights(options, bands.size(), b, bands[b].first, weights.data() + next));
    next += bands[b].count;
  }
  return {bands, weights};
}

void mel_energies(const MelBank& bank, Span<const float> power, Span<float> energies) {
  contract(energies.size() == bank.bands.size(), "mel_energies: one value a band");
  for (size_t b = 0; b < energies.size(); b++) {
    const MelBand& band = bank.bands[b];
    energies[b] = dot(bank.weights.subspan(band.weights, band.count), power.subspan(band.first, band.count));
  }
}

void to_decibels(Span<float> x, float floor) {
  for (float& v : x) v = 10 * math::log10(v > floor ? v : floor);
}

void make_dct_table(size_t size, Span<float> table) {
  contract(table.size() == dct_table_length(size), "make_dct_table: length");
  for (size_t j = 0; j <= size; j++) table[j] = float(math::cos(pi * Real(j) / Real(2 * size)));
}

void dct(Span<const float> table, Span<const float> x, Span<float> out) {
  size_t size = x.size(), period = 4 * size;
  contract(table.size() == dct_table_length(size) && out.size() <= size, "dct: lengths");
  // cos(pi j / (2 size)) from its first quarter.
  auto cosine = [&](size_t j) {
    if (j > 2 * size) j = period - j;
    return j <= size ? table[j] : -table[2 * size - j];
  };
  for (size_t k = 0; k < out.size(); k++) {
    float total = 0;
    size_t j = k, step = 2 * k;
    for (size_t n = 0; n < size; n++) {
      total += x[n] * cosine(j);
      j += step;
      if (j >= period) j -= period;
    }
    out[k] = total * sqrtf((k == 0 ? 1.0f : 2.0f) / float(size));
  }
}

}  // namespace adder::dsp
