// A complex number in double precision, for filter design only: no more than design needs.
//
// The operations are not inline: on processors without double precision each is a handful of library calls.
#pragma once

namespace adder::dsp {

struct Complex {
  double re = 0, im = 0;
};
Complex operator+(Complex a, Complex b);
Complex operator-(Complex a, Complex b);
Complex operator*(Complex a, Complex b);
Complex operator*(double k, Complex a);
Complex operator/(Complex a, Complex b);
double magnitude(Complex a);
// The root with a non-negative real part.
Complex square_root(Complex a);
// cos(angle) + i sin(angle)
Complex unit_at(double angle);

}  // namespace adder::dsp
