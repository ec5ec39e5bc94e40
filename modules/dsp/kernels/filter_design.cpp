// Design of recursive filters; see filter_design.h.
//
// Butterworth: poles of the analog prototype (unit cut-off), moved to the wanted shape at prewarped frequencies, then
// the bilinear transform. The formulas are the textbook ones (Oppenheim and Schafer, chapter 7).
#include <cmath>

#include "modules/dsp/kernels/filter_design.h"

#include "modules/dsp/kernels/zpk.h"

namespace adder::dsp {
namespace {

constexpr Real design_rate = 2;  // a rate of 2 makes half the sample rate the unit of frequency

bool in_band(Real frequency, Real rate) {
  return std::isfinite(rate) && rate > 0 && frequency > 0 && frequency < rate / 2;
}

Real prewarped(Real frequency, Real rate) { return 2 * design_rate * math::tan(pi * frequency / rate); }

// Adds a pole or its conjugate pair, of which the one with the positive imaginary part comes in.
void add_pole(Roots& poles, Complex pole) {
  if (pole.im >= 0) poles.add(pole);
}

// Both roots of p^2 - 2 middle p + centre^2, the band-pass image of a prototype pole.
void add_band_poles(Roots& poles, Complex middle, Real centre) {
  Complex root = square_root(middle * middle - Complex{centre * centre, 0});
  add_pole(poles, middle + root);
  add_pole(poles, middle - root);
}

Zpk analog_butterworth(int order, Shape shape, Real low, Real high) {
  Zpk filter;
  bool band = shape == Shape::BandPass || shape == Shape::BandStop;
  Real width = high - low, centre = std::sqrt(low * high);
  for (int k = 0; k < order; k++) {
    Complex pole = -1 * unit_at(pi * Real(2 * k - order + 1) / Real(2 * order));
    if (2 * k == order - 1) pole = {-1, 0};
    Complex inverse = Complex{1, 0} / pole;
    if (shape == Shape::LowPass) add_pole(filter.poles, low * pole);
    if (shape == Shape::HighPass) add_pole(filter.poles, low * inverse);
    if (shape == Shape::BandPass) add_band_poles(filter.poles, width / 2 * pole, centre);
    if (shape == Shape::BandStop) add_band_poles(filter.poles, width / 2 * inverse, centre);
    if (shape == Shape::HighPass || shape == Shape::BandPass) filter.zeros.add({0, 0});
    if (shape == Shape::BandStop) filter.zeros.add({0, centre});
  }
  if (shape == Shape::LowPass || shape == Shape::BandPass) filter.gain = math::pow(band ? width : low, Real(order));
  return filter;
}

// The factor that so many decibels are.
Real amplitude(Real decibels) { return math::exp(decibels * (std::numbers::ln10_v<Real> / 20)); }

struct Quadratic {
  Real c0, c1, c2;
};

[[gnu::noinline]] bool store_section(Quadratic b, Quadratic a, Span<float> sos) {
  if (sos.size() != 6) return false;
  const Real row[6] = {b.c0 / a.c0, b.c1 / a.c0, b.c2 / a.c0, 1, a.c1 / a.c0, a.c2 / a.c0};
  for (size_t i = 0; i < 6; i++) sos[i] = float(row[i]);
  return true;
}

bool good_section(Real frequency, Real q, Real gain_db, Real rate) {
  return in_band(frequency, rate) && std::isfinite(q) && q > 0 && std::fabs(gain_db) <= 200;
}

}  // namespace

bool design_butterworth(int order, Shape shape, Real low, Real high, Real rate, Span<float> sos) {
  bool band = shape == Shape::BandPass || shape == Shape::BandStop;
  if (order < 1 || order > greatest_order || !in_band(low, rate)) return false;
  if (band && !(in_band(high, rate) && high > low)) return false;
  if (sos.size() != butterworth_sections(order, shape) * 6) return false;
  Real low_warped = prewarped(low, rate), high_warped = band ? prewarped(high, rate) : low_warped;
  Zpk analog = analog_butterworth(order, shape, low_warped, high_warped);
  zpk_to_sos(bilinear(analog, design_rate), butterworth_sections(order, shape), sos);
  return true;
}

bool design_notch(Real frequency, Real q, Real rate, Span<float> sos) {
  if (!good_section(frequency, q, 0, rate)) return false;
  Real w = 2 * pi * frequency / rate, beta = math::tan(w / q / 2), cosine = math::cos(w), gain = 1 / (1 + beta);
  return store_section({gain, -2 * gain * cosine, gain}, {1, -2 * gain * cosine, 2 * gain - 1}, sos);
}

bool design_peaking(Real frequency, Real q, Real gain_db, Real rate, Span<float> sos) {
  if (!good_section(frequency, q, gain_db, rate)) return false;
  Real w = 2 * pi * frequency / rate, alpha = math::sin(w) / (2 * q), middle = -2 * math::cos(w),
       a = amplitude(gain_db / 2);
  return store_section({1 + alpha * a, middle, 1 - alpha * a}, {1 + alpha / a, middle, 1 - alpha / a}, sos);
}

bool design_shelf(Shelf side, Real frequency, Real q, Real gain_db, Real rate, Span<float> sos) {
  if (!good_section(frequency, q, gain_db, rate)) return false;
  Real w = 2 * pi * frequency / rate, a = amplitude(gain_db / 2);
  Real mirror = side == Shelf::Low ? 1 : -1, turn = mirror * math::cos(w);
  Real up = a + 1, down = a - 1, slope = math::sin(w) / q * std::sqrt(a);
  Quadratic b = {a * (up - down * turn + slope), mirror * 2 * a * (down - up * turn), a * (up - down * turn - slope)};
  Quadratic den = {up + down * turn + slope, mirror * -2 * (down + up * turn), up + down * turn - slope};
  return store_section(b, den, sos);
}

Real sos_gain(Span<const float> sos, Real frequency, Real rate) {
  return sos_gain_at(sos, unit_at(-2 * pi * frequency / rate));
}

Real sos_gain_at(Span<const float> sos, Complex delay) {
  Complex delay2 = delay * delay;
  Real gain = 1;
  for (size_t i = 0; i + 6 <= sos.size(); i += 6) {
    Complex b = Complex{sos[i], 0} + Real(sos[i + 1]) * delay + Real(sos[i + 2]) * delay2;
    Complex a = Complex{sos[i + 3], 0} + Real(sos[i + 4]) * delay + Real(sos[i + 5]) * delay2;
    gain *= magnitude(b) / magnitude(a);
  }
  return gain;
}

}  // namespace adder::dsp
