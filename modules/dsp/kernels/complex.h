// A complex number in double precision, for filter design only: no more than design needs.
#pragma once

#include <cmath>

namespace adder::dsp {

struct Complex {
  double re = 0, im = 0;
};
inline Complex operator+(Complex a, Complex b) { return {a.re + b.re, a.im + b.im}; }
inline Complex operator-(Complex a, Complex b) { return {a.re - b.re, a.im - b.im}; }
inline Complex operator*(Complex a, Complex b) { return {a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re}; }
inline Complex operator*(double k, Complex a) { return {k * a.re, k * a.im}; }
inline Complex operator/(Complex a, Complex b) {
  double d = b.re * b.re + b.im * b.im;
  return {(a.re * b.re + a.im * b.im) / d, (a.im * b.re - a.re * b.im) / d};
}
inline double magnitude(Complex a) { return sqrt(a.re * a.re + a.im * a.im); }
// The root with a non-negative real part.
inline Complex square_root(Complex a) {
  double m = magnitude(a);
  double re = sqrt(0.5 * (m + a.re > 0 ? m + a.re : 0)), im = sqrt(0.5 * (m - a.re > 0 ? m - a.re : 0));
  return {re, a.im < 0 ? -im : im};
}
inline Complex unit_at(double angle) { return {cos(angle), sin(angle)}; }

}  // namespace adder::dsp
