// Frequency weightings of sound level meters; see weighting.h.
#include "modules/dsp/kernels/weighting.h"

#include <cmath>

#include "modules/dsp/kernels/filter_design.h"

namespace adder::dsp {
namespace {

// Pole frequencies in hertz, IEC 61672-1 annex E.
constexpr Real f1 = 20.598997, f2 = 107.65265, f3 = 737.86223, f4 = 12194.217;
constexpr Real least_rate = 4000, greatest_rate = 200000;

Real high_pass(Real frequency, Real pole) { return frequency / std::sqrt(frequency * frequency + pole * pole); }

Real unscaled_gain(Weighting weighting, Real f) {
  if (weighting == Weighting::Z) return 1;
  Real gain = high_pass(f, f1) * high_pass(f, f1) / (1 + (f / f4) * (f / f4));
  return weighting == Weighting::A ? gain * high_pass(f, f2) * high_pass(f, f3) : gain;
}

// One section of two first-order high-passes by bilinear transform, gain 1 at half the sample rate.
void high_pass_section(Real pole_a, Real pole_b, Real rate, Span<float> row) {
  Real ka = math::tan(pi * pole_a / rate), kb = math::tan(pi * pole_b / rate);
  Real pa = (1 - ka) / (1 + ka), pb = (1 - kb) / (1 + kb), gain = Real(0.25) * (1 + pa) * (1 + pb);
  store_section({gain, -2 * gain, gain}, {1, -(pa + pb), pa * pb}, row);
}

// Squared magnitude of a biquad as a function of phi = sin^2(pi f / rate): (n0 + n1 phi + n2 phi^2) over the same in d,
// d0 = 1. In the order in which a fit of fewer points uses them.
enum Unknown : uint8_t { N0, N1, D1, D2, N2, unknowns };

// Solves rows [count][count + 1] by elimination with pivoting; the solution ends in the last column.
void solve(Real (&rows)[unknowns][unknowns + 1], int count) {
  for (int step = 0; step < count; step++) {
    int pivot = step;
    for (int r = step + 1; r < count; r++)
      if (std::fabs(rows[r][step]) > std::fabs(rows[pivot][step])) pivot = r;
    for (int c = 0; c <= count; c++) {
      Real swapped = rows[step][c];
      rows[step][c] = rows[pivot][c];
      rows[pivot][c] = swapped;
    }
    for (int r = 0; r < count; r++) {
      if (r == step) continue;
      Real factor = rows[r][step] / rows[step][step];
      for (int c = step; c <= count; c++) rows[r][c] -= factor * rows[step][c];
    }
  }
  for (int r = 0; r < count; r++) rows[r][count] /= rows[r][r];
}

// Real, minimum-phase coefficients of the polynomial q0 + q1 phi + q2 phi^2 (M. Vicanek, "Matched second order digital
// filters", 2016).
void minimum_phase(Real q0, Real q1, Real q2, Quadratic& c) {
  Real at_zero = std::sqrt(q0), at_top = std::sqrt(q0 + q1 + q2), half = (at_zero + at_top) / 2;
  c.c0 = (half + std::sqrt(half * half - q2 / 4)) / 2;
  c.c1 = (at_zero - at_top) / 2;
  c.c2 = q2 / (16 * c.c0);
}

// How many points determine the section well, and where they lie as parts of half the rate, at most 20 kHz. Found by
// sweeping the rate: other choices have rates at which the equations degenerate.
struct Fit {
  Real below_rate;
  int count;
  Real points[unknowns];
};
constexpr Fit fits[] = {
    {5000, 3, {0.1, 0.5, 0.95}},
    {42400, 5, {0.05, 0.35, 0.65, 0.88, 0.99}},
    {1e9, 4, {0.05, 0.4, 0.8, 0.98}},
};

void fitted_section(Weighting weighting, Real rate, Span<const float> others, Span<float> row) {
  const Fit* fit = fits;
  while (rate >= fit->below_rate) fit++;
  Real top = rate / 2 < 20000 ? rate / 2 : 20000;
  Real rows[unknowns][unknowns + 1] = {};
  for (int r = 0; r < fit->count; r++) {
    Real f = fit->points[r] * top, s = math::sin(pi * f / rate), phi = s * s;
    Real wanted = unscaled_gain(weighting, f) / sos_gain(others, f, rate), target = wanted * wanted;
    const Real terms[unknowns] = {1, phi, -target * phi, -target * phi * phi, phi * phi};
    for (int c = 0; c < fit->count; c++) rows[r][c] = terms[c];
    rows[r][fit->count] = target;
  }
  solve(rows, fit->count);
  Real value[unknowns] = {};
  for (int r = 0; r < fit->count; r++) value[r] = rows[r][fit->count];
  Quadratic b, a;
  minimum_phase(value[N0], value[N1], value[N2], b);
  minimum_phase(1, value[D1], value[D2], a);
  store_section(b, a, row);
}

}  // namespace

Real weighting_gain(Weighting weighting, Real frequency) {
  return unscaled_gain(weighting, frequency) / unscaled_gain(weighting, 1000);
}

bool design_weighting(Weighting weighting, Real rate, Span<float> sos) {
  size_t sections = weighting_sections(weighting);
  if (sos.size() != sections * 6 || !(rate >= least_rate && rate <= greatest_rate)) return false;
  if (sections == 0) return true;
  high_pass_section(f1, f1, rate, sos.first(6));
  if (weighting == Weighting::A) high_pass_section(f2, f3, rate, sos.subspan(6, 6));
  size_t last = sos.size() - 6;
  fitted_section(weighting, rate, sos.first(last), sos.subspan(last));
  Real gain = sos_gain(sos, 1000, rate);
  for (int i = 0; i < 3; i++) sos[last + i] = float(sos[last + i] / gain);
  return true;
}

}  // namespace adder::dsp
