// Design of recursive filters; see filter_design.h.
//
// Butterworth: poles of the analog prototype (unit cut-off), moved to the wanted shape at prewarped frequencies, then
// the bilinear transform at a rate of 2, which makes tan(pi f / rate) the analog frequency. The formulas are the
// textbook ones (Oppenheim and Schafer, chapter 7).
#include "modules/dsp/kernels/filter_design.h"

#include <cmath>
#include <utility>

namespace adder::dsp {
namespace {

bool in_band(Real frequency, Real rate) {
  return std::isfinite(rate) && rate > 0 && frequency > 0 && frequency < rate / 2;
}

// The two poles of a section: p and its conjugate, or two real ones, p the sharper (nearer the unit circle).
struct Poles {
  Complex p;
  Real other;
  bool real;
  Real sharpness() const { return std::fabs(1 - magnitude(p)); }  // the less, the sharper
};

// A digital Butterworth filter: the poles of its sections, and its gain.
struct Butterworth {
  Poles at[greatest_order];
  size_t count = 0;
  Real gain = 1;

  // An analog pole s and its conjugate, by the bilinear transform z = (1 + s) / (1 - s); `factor` is what the section's
  // numerator adds to the gain.
  void add(Complex s, Real factor) {
    Complex below = Complex{1, 0} - s, z = (Complex{1, 0} + s) / below;
    gain *= factor / (below.re * below.re + below.im * below.im);
    at[count++] = {{z.re, std::fabs(z.im)}, 0, false};
  }
  void add_real(Real s, Real other, Real factor) {
    Poles poles = {{(1 + s) / (1 - s), 0}, (1 + other) / (1 - other), true};
    if (std::fabs(1 - std::fabs(poles.other)) < poles.sharpness()) std::swap(poles.p.re, poles.other);
    gain *= factor / ((1 - s) * (1 - other));
    at[count++] = poles;
  }
  // The sharpest poles that are left.
  Poles take() {
    size_t best = 0;
    for (size_t i = 1; i < count; i++)
      if (at[i].sharpness() < at[best].sharpness()) best = i;
    Poles found = at[best];
    count--;
    for (size_t i = best; i < count; i++) at[i] = at[i + 1];
    return found;
  }
};

bool is_band(Shape shape) { return shape == Shape::BandPass || shape == Shape::BandStop; }

// The prototype's poles lie on the unit circle, so that 1 / p, of which high-pass and band-stop are made, is p's
// conjugate: low-pass and high-pass have the same poles, and so have both band filters. low, high: prewarped.
Butterworth butterworth_poles(int order, Shape shape, Real low, Real high) {
  Butterworth filter;
  Real width = high - low, centre2 = low * high;
  Real factor = shape == Shape::LowPass    ? low
                : shape == Shape::BandPass ? width
                : shape == Shape::BandStop ? 1 + centre2
                                           : 1;
  for (int k = 0; 2 * k < order; k++) {
    bool middle = 2 * k == order - 1;
    Complex p = {-1, 0};
    if (!middle) p = -1 * unit_at(pi * Real(2 * k - order + 1) / Real(2 * order));
    if (!is_band(shape)) {
      if (middle)
        filter.add_real(-low, -1, 2 * factor);  // with a pole at z = 0
      else
        filter.add(low * p, factor * factor);
      continue;
    }
    Complex half = width / 2 * p, root = square_root(half * half - Complex{centre2, 0});
    if (middle && root.im == 0) {
      filter.add_real(half.re + root.re, half.re - root.re, factor);
      continue;
    }
    filter.add(half + root, factor);
    if (!middle) filter.add(half - root, factor);
  }
  return filter;
}

// Real zeros of two values, so many of each. The one nearer to p is taken, of equally near ones the first.
struct Zeros {
  Real value[2];
  int count[2];
  Real take(Complex p) {
    bool nearer = (2 * p.re - value[0] - value[1]) * (value[0] - value[1]) >= 0;
    size_t i = count[0] && (nearer || !count[1]) ? 0 : 1;
    count[i]--;
    return value[i];
  }
};

// Sections as scipy.signal.zpk2sos pairs poles and zeros: the sharpest poles last, each with the zeros nearest to p,
// the whole gain in the first row.
void store_sections(Butterworth filter, int order, Shape shape, Real centre2, Span<float> sos) {
  Zeros zeros = {{Real(shape == Shape::LowPass ? -1 : 1), Real(shape == Shape::BandPass ? -1 : 0)},
                 {order, shape == Shape::BandPass ? order : order % 2}};
  for (size_t row = filter.count; row-- > 0;) {
    Poles s = filter.take();
    Real gain = row == 0 ? filter.gain : 1, b1 = -2 * (1 - centre2) / (1 + centre2), b2 = 1;
    if (shape != Shape::BandStop) {
      Real z1 = zeros.take(s.p), z2 = zeros.take(s.p);
      b1 = -(z1 + z2), b2 = z1 * z2;
    }
    Real a1 = s.real ? -(s.p.re + s.other) : -2 * s.p.re;
    Real a2 = s.real ? s.p.re * s.other : s.p.re * s.p.re + s.p.im * s.p.im;
    store_section({gain, gain * b1, gain * b2}, {1, a1, a2}, sos.subspan(row * 6, 6));
  }
}

// The factor that so many decibels are.
Real amplitude(Real decibels) { return math::exp(decibels * (std::numbers::ln10_v<Real> / 20)); }

bool good_section(Real frequency, Real q, Real gain_db, Real rate) {
  return in_band(frequency, rate) && std::isfinite(q) && q > 0 && std::fabs(gain_db) <= 200;
}

}  // namespace

bool store_section(Quadratic b, Quadratic a, Span<float> sos) {
  if (sos.size() != 6) return false;
  const Real row[6] = {b.c0 / a.c0, b.c1 / a.c0, b.c2 / a.c0, 1, a.c1 / a.c0, a.c2 / a.c0};
  for (size_t i = 0; i < 6; i++) sos[i] = float(row[i]);
  return true;
}

bool design_butterworth(int order, Shape shape, Real low, Real high, Real rate, Span<float> sos) {
  if (order < 1 || order > greatest_order || !in_band(low, rate)) return false;
  if (is_band(shape) && !(in_band(high, rate) && high > low)) return false;
  if (sos.size() != butterworth_sections(order, shape) * 6) return false;
  Real low_warped = math::tan(pi * low / rate), high_warped = is_band(shape) ? math::tan(pi * high / rate) : low_warped;
  store_sections(butterworth_poles(order, shape, low_warped, high_warped), order, shape, low_warped * high_warped, sos);
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
