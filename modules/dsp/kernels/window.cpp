// Window functions; see window.h.
#include "modules/dsp/kernels/window.h"

#include <cmath>
#include <limits>

namespace adder::dsp {
namespace {

// Coefficients of sums of cosines, alternating in sign; rows are in the order of Window, from Rectangular on.
constexpr Real cosine_sums[][5] = {
    {1, 0, 0, 0, 0},
    {0.5, 0.5, 0, 0, 0},
    {0.54, 0.46, 0, 0, 0},
    {0.42, 0.5, 0.08, 0, 0},
    {0.35875, 0.48829, 0.14128, 0.01168, 0},
    {0.21557895, 0.41663158, 0.277263158, 0.083578947, 0.006947368},
};

// Modified Bessel function of order zero, by its power series.
Real bessel_i0(Real x) {
  Real term = 1, total = 1, half = x / 2;
  for (int k = 1; term > total * (std::numeric_limits<Real>::epsilon() / 16); k++) {
    term *= (half / Real(k)) * (half / Real(k));
    total += term;
  }
  return total;
}

}  // namespace

Real window_value(Window kind, Real beta, size_t index, size_t length) {
  if (length <= 1) return 1;
  Real position = Real(index) / Real(length - 1);
  if (kind == Window::Kaiser) {
    Real x = 2 * position - 1;
    return bessel_i0(beta * std::sqrt(1 - x * x > 0 ? 1 - x * x : 0)) / bessel_i0(beta);
  }
  const Real* c = cosine_sums[size_t(kind) - 1];
  Real angle = 2 * pi * position, value = c[0];
  for (int k = 1; k < 5; k++) value += (k % 2 ? -c[k] : c[k]) * (c[k] != 0 ? math::cos(Real(k) * angle) : 0);
  return value;
}

void make_window(Window kind, bool periodic, Span<float> w, Real beta) {
  size_t length = w.size() + (periodic && w.size() > 1 ? 1 : 0);
  for (size_t i = 0; i < w.size(); i++) w[i] = float(window_value(kind, beta, i, length));
}

Real kaiser_beta(Real attenuation_db) {
  if (attenuation_db > 50) return Real(0.1102) * (attenuation_db - Real(8.7));
  if (attenuation_db > 21)
    return Real(0.5842) * math::pow(attenuation_db - 21, Real(0.4)) + Real(0.07886) * (attenuation_db - 21);
  return 0;
}

}  // namespace adder::dsp
