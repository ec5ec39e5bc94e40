// A complex number for filter design: no more than design needs. The operations are not inline.
#pragma once

#include "modules/dsp/kernels/real.h"

namespace adder::dsp {

struct Complex {
  Real re = 0, im = 0;
};
Complex operator+(Complex a, Complex b);
Complex operator-(Complex a, Complex b);
Complex operator*(Complex a, Complex b);
Complex operator*(Real k, Complex a);
Complex operator/(Complex a, Complex b);
Real magnitude(Complex a);
// The root with a non-negative real part.
Complex square_root(Complex a);
// cos(angle) + i sin(angle)
Complex unit_at(Real angle);

}  // namespace adder::dsp
