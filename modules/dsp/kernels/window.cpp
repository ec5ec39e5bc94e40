// Window functions; see window.h.
#include "modules/dsp/kernels/window.h"

#include <cmath>
#include <numbers>

namespace adder::dsp {
namespace {

// Coefficients of sums of cosines, alternating in sign; rows are in the order of Window up to FlatTop.
constexpr double cosine_sums[][5] = {
    {1, 0, 0, 0, 0},
    {0.5, 0.5, 0, 0, 0},
    {0.54, 0.46, 0, 0, 0},
    {0.42, 0.5, 0.08, 0, 0},
    {0.35875, 0.48829, 0.14128, 0.01168, 0},
    {0.21557895, 0.41663158, 0.277263158, 0.083578947, 0.006947368},
};

// Modified Bessel function of order zero, by its power series.
double bessel_i0(double x) {
  double term = 1, total = 1, half = x / 2;
  for (int k = 1; term > total * 1e-17; k++) {
    term *= (half / k) * (half / k);
    total += term;
  }
  return total;
}

}  // namespace

double window_value(Window kind, double beta, size_t index, size_t length) {
  if (length <= 1) return 1;
  double position = double(index) / double(length - 1);
  if (kind == Window::Kaiser) {
    double x = 2 * position - 1;
    return bessel_i0(beta * sqrt(1 - x * x > 0 ? 1 - x * x : 0)) / bessel_i0(beta);
  }
  const double* c = cosine_sums[size_t(kind)];
  double angle = 2 * std::numbers::pi * position, value = c[0];
  for (int k = 1; k < 5; k++) value += (k % 2 ? -c[k] : c[k]) * (c[k] != 0 ? cos(k * angle) : 0);
  return value;
}

void make_window(Window kind, bool periodic, Span<float> w, double beta) {
  size_t length = w.size() + (periodic && w.size() > 1 ? 1 : 0);
  for (size_t i = 0; i < w.size(); i++) w[i] = float(window_value(kind, beta, i, length));
}

double kaiser_beta(double attenuation_db) {
  if (attenuation_db > 50) return 0.1102 * (attenuation_db - 8.7);
  if (attenuation_db > 21) return 0.5842 * pow(attenuation_db - 21, 0.4) + 0.07886 * (attenuation_db - 21);
  return 0;
}

}  // namespace adder::dsp
