// Complex arithmetic for filter design; see complex.h.
#include "modules/dsp/kernels/complex.h"

#include <cmath>

namespace adder::dsp {

Complex operator+(Complex a, Complex b) { return {a.re + b.re, a.im + b.im}; }
Complex operator-(Complex a, Complex b) { return {a.re - b.re, a.im - b.im}; }
Complex operator*(Complex a, Complex b) { return {a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re}; }
Complex operator*(double k, Complex a) { return {k * a.re, k * a.im}; }

Complex operator/(Complex a, Complex b) {
  double scale = 1 / (b.re * b.re + b.im * b.im);
  return scale * (a * Complex{b.re, -b.im});
}

double magnitude(Complex a) { return sqrt(a.re * a.re + a.im * a.im); }

Complex square_root(Complex a) {
  double m = magnitude(a), above = m + a.re, below = m - a.re;
  double re = sqrt(above > 0 ? 0.5 * above : 0), im = sqrt(below > 0 ? 0.5 * below : 0);
  return {re, a.im < 0 ? -im : im};
}

Complex unit_at(double angle) { return {cos(angle), sin(angle)}; }

}  // namespace adder::dsp
