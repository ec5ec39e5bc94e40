// Windowed-sinc FIR design; see fir_design.h.
#include "modules/dsp/kernels/fir_design.h"

namespace adder::dsp {
namespace {

Real sinc(Real x) { return x == 0 ? Real(1) : math::sin(pi * x) / (pi * x); }

// Pass band low..high and the frequency of unit gain, all in units of half the sample rate.
struct Band {
  Real low, high, unit_gain_at;
};

// Ideal response of the band at distance m from the middle tap.
Real ideal(Band band, Real m) { return band.high * sinc(band.high * m) - band.low * sinc(band.low * m); }

// scipy treats a band-stop as two pass bands; the sum of their responses.
[[gnu::noclone]] void make_taps(const Band* bands, size_t count, Window window, Real beta, Span<float> taps) {
  Real middle = Real(taps.size() - 1) / 2, gain = 0;
  auto tap = [&](size_t i) {
    Real value = 0;
    for (size_t k = 0; k < count; k++) value += ideal(bands[k], Real(i) - middle);
    return value * window_value(window, beta, i, taps.size());
  };
  for (size_t i = 0; i < taps.size(); i++) gain += tap(i) * math::cos(pi * (Real(i) - middle) * bands[0].unit_gain_at);
  for (size_t i = 0; i < taps.size(); i++) taps[i] = float(tap(i) / gain);
}

bool in_band(Real frequency) { return frequency > 0 && frequency < 1; }

}  // namespace

bool design_fir(Shape shape, Real low, Real high, Real rate, Window window, Real beta, Span<float> taps) {
  bool band = shape == Shape::BandPass || shape == Shape::BandStop;
  bool passes_top = shape == Shape::HighPass || shape == Shape::BandStop;
  Real a = 2 * low / rate, b = 2 * high / rate;
  if (!(rate > 0) || taps.empty() || !in_band(a) || (band && !(in_band(b) && a < b))) return false;
  if (passes_top && taps.size() % 2 == 0) return false;
  Band bands[2] = {{0, a, 0}, {b, 1, 0}};  // of low-pass and band-stop
  if (shape == Shape::HighPass) bands[0] = {a, 1, 1};
  if (shape == Shape::BandPass) bands[0] = {a, b, (a + b) / 2};
  make_taps(bands, shape == Shape::BandStop ? 2 : 1, window, beta, taps);
  return true;
}

void design_resampler(size_t up, size_t down, Span<float> taps) {
  const Band low_pass[] = {{0, Real(1) / Real(up > down ? up : down), 0}};
  make_taps(low_pass, 1, Window::Kaiser, 5.0, taps);
}

}  // namespace adder::dsp
