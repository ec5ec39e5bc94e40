// Complex arithmetic for filter design; see complex.h.
#include "modules/dsp/kernels/complex.h"

#include <cmath>

namespace adder::dsp {

Complex operator+(Complex a, Complex b) { return {a.re + b.re, a.im + b.im}; }
Complex operator-(Complex a, Complex b) { return {a.re - b.re, a.im - b.im}; }
Complex operator*(Complex a, Complex b) { return {a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re}; }
Complex operator*(Real k, Complex a) { return {k * a.re, k * a.im}; }

Complex operator/(Complex a, Complex b) {
  Real scale = 1 / (b.re * b.re + b.im * b.im);
  return scale * (a * Complex{b.re, -b.im});
}

Real magnitude(Complex a) { return std::sqrt(a.re * a.re + a.im * a.im); }

Complex square_root(Complex a) {
  Real m = magnitude(a), above = m + a.re, below = m - a.re;
  Real re = std::sqrt(above > 0 ? 0.5 * above : 0), im = std::sqrt(below > 0 ? 0.5 * below : 0);
  return {re, a.im < 0 ? -im : im};
}

Complex unit_at(Real angle) { return {math::cos(angle), math::sin(angle)}; }

}  // namespace adder::dsp
