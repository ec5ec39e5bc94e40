// Elementary functions of Python's float: exp, log, sin and their kin, with the same bits on every machine.
//
// For double they are the C library's. The library's functions for float differ from machine to machine, so for float
// they are our own: evaluated in double by series, to some 1e-12, and rounded once. That makes nearly every result the
// float nearest to the true value, and all of them equal wherever double arithmetic is IEEE 754's.
//
// Special values (zeros, infinities, NaN) are C's; nothing sets errno. Only sqrt, fmod, floor and such, which are exact
// everywhere, are used directly from <cmath>.
#pragma once

#include <cmath>

#include "core/base/config.h"

namespace adder::elementary {

#define ADDER_ELEMENTARY(name)                          \
  inline double name(double x) { return std::name(x); } \
  float name(float x);
ADDER_ELEMENTARY(exp)
ADDER_ELEMENTARY(exp2)
ADDER_ELEMENTARY(expm1)
ADDER_ELEMENTARY(log)
ADDER_ELEMENTARY(log2)
ADDER_ELEMENTARY(log10)
ADDER_ELEMENTARY(log1p)
ADDER_ELEMENTARY(sin)
ADDER_ELEMENTARY(cos)
ADDER_ELEMENTARY(tan)
ADDER_ELEMENTARY(asin)
ADDER_ELEMENTARY(acos)
ADDER_ELEMENTARY(atan)
ADDER_ELEMENTARY(sinh)
ADDER_ELEMENTARY(cosh)
ADDER_ELEMENTARY(tanh)
ADDER_ELEMENTARY(asinh)
ADDER_ELEMENTARY(acosh)
ADDER_ELEMENTARY(atanh)
ADDER_ELEMENTARY(cbrt)
ADDER_ELEMENTARY(erf)
ADDER_ELEMENTARY(erfc)
#undef ADDER_ELEMENTARY

inline double pow(double x, double y) { return std::pow(x, y); }
float pow(float x, float y);
inline double atan2(double y, double x) { return std::atan2(y, x); }
float atan2(float y, float x);
inline double hypot(double x, double y) { return std::hypot(x, y); }
float hypot(float x, float y);

}  // namespace adder::elementary
