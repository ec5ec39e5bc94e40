// Functions of math that stand in their own files, for the table in math.cpp; and what cmath shares with it.
#pragma once

#include "core/types/layouts.h"

namespace adder {

inline constexpr double pi = 3.14159265358979323846;
inline constexpr double euler = 2.71828182845904523536;

// A ROM table's value of a float with a common exponent that is not a power of two.
constexpr Value rom_float(double number) {
  Value v;
  (void)Value::try_float(Float(number), &v);
  return v;
}

Failed domain_error(Runtime& rt);
Failed range_error(Runtime& rt);

// integers.cpp
Value math_comb(Runtime& rt, const Args& args);
Value math_factorial(Runtime& rt, const Args& args);
Value math_gcd(Runtime& rt, const Args& args);
Value math_isqrt(Runtime& rt, const Args& args);
Value math_lcm(Runtime& rt, const Args& args);
Value math_perm(Runtime& rt, const Args& args);

// sums.cpp
Value math_dist(Runtime& rt, const Args& args);
Value math_fsum(Runtime& rt, const Args& args);
Value math_hypot(Runtime& rt, const Args& args);
Value math_prod(Runtime& rt, const Args& args);
Value math_sumprod(Runtime& rt, const Args& args);

// gamma.cpp. Not for infinities, NaN, zero or (log_gamma: any, gamma: large) negative whole numbers.
double gamma_of(double x);
double log_gamma_of(double x);

}  // namespace adder
