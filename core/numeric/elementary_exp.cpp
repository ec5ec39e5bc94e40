// Elementary functions for float: exponentials, logarithms, hyperbolic functions, powers, the error function. See
// elementary.h; the doubles in here carry some 40 good bits.
#include <initializer_list>

#include "core/numeric/elementary.h"
#include "core/numeric/elementary_parts.h"

namespace adder::elementary {

using namespace parts;

namespace parts {

double exp_of(double x) {
  // Beyond these e**x is 0 or infinity for float, and k still fits an int.
  if (x > 200) return HUGE_VAL;
  if (x < -200) return 0;
  int k = int(x * 1.4426950408889634 + (x < 0 ? -0.5 : 0.5));
  double r = (x - k * 0.693147180369123816490) - k * 1.90821492927058770002e-10;  // ln 2 in two parts
  return std::ldexp(1 + exp_tail(r), k);
}

// e**r - 1 for |r| <= 0.5, by Taylor's series.
double exp_tail(double r) {
  double sum = 1.0 / 39916800;
  for (double factorial :
       {1.0 / 3628800, 1.0 / 362880, 1.0 / 40320, 1.0 / 5040, 1.0 / 720, 1.0 / 120, 1.0 / 24, 1.0 / 6, 0.5, 1.0})
    sum = sum * r + factorial;
  return sum * r;
}

double expm1_of(double x) { return std::fabs(x) <= 0.5 ? exp_tail(x) : exp_of(x) - 1; }

// ln((1 + s) / (1 - s)) for |s| <= 0.1716.
static double log_series(double s) {
  double square = s * s, sum = 1.0 / 15;
  for (double term : {1.0 / 13, 1.0 / 11, 1.0 / 9, 1.0 / 7, 1.0 / 5, 1.0 / 3, 1.0}) sum = sum * square + term;
  return 2 * s * sum;
}

BinaryLog log_parts(double x) {
  int exponent;
  double m = std::frexp(x, &exponent);
  if (m < 0.70710678118654752) {
    m *= 2;
    exponent--;
  }
  return {exponent, log_series((m - 1) / (m + 1))};
}

double log_of(double x) {
  BinaryLog parts = log_parts(x);
  return parts.exponent * 0.69314718055994530942 + parts.rest;
}

double log1p_of(double x) { return std::fabs(x) < 0.25 ? log_series(x / (2 + x)) : log_of(1 + x); }

}  // namespace parts

float exp(float x) { return x != x ? x : float(exp_of(x)); }
float exp2(float x) {
  if (x != x) return x;
  if (x > 200 || x < -200) return x > 0 ? HUGE_VALF : 0.0f;
  int k = int(x + (x < 0 ? -0.5f : 0.5f));
  return float(std::ldexp(1 + exp_tail((double(x) - k) * 0.69314718055994530942), k));
}
float expm1(float x) { return x != x || x == 0 ? x : float(expm1_of(x)); }

// What every logarithm gives for 0, negative numbers, infinity and NaN; 0 when x is none of these.
static bool log_special(float x, float& result) {
  if (x > 0 && x - x == 0) return false;
  result = x == 0 ? -HUGE_VALF : x < 0 ? NAN : x;
  return true;
}

float log(float x) {
  float special;
  return log_special(x, special) ? special : float(log_of(x));
}
float log2(float x) {
  float special;
  if (log_special(x, special)) return special;
  BinaryLog parts = log_parts(x);
  return float(parts.exponent + parts.rest * 1.4426950408889634074);
}
float log10(float x) {
  float special;
  return log_special(x, special) ? special : float(log_of(x) * 0.43429448190325182765);
}
float log1p(float x) {
  if (x == 0 || x != x || x == HUGE_VALF) return x;
  if (x <= -1) return x == -1 ? -HUGE_VALF : NAN;
  return float(log1p_of(x));
}

// (e**x - e**-x) / 2, by its series near 0.
static double sinh_of(double x) {
  if (std::fabs(x) > 0.5) return (exp_of(x) - exp_of(-x)) / 2;
  double square = x * x, sum = 1.0 / 39916800;
  for (double term : {1.0 / 362880, 1.0 / 5040, 1.0 / 120, 1.0 / 6, 1.0}) sum = sum * square + term;
  return x * sum;
}

float sinh(float x) { return x - x != 0 || x == 0 ? x : float(sinh_of(x)); }
float cosh(float x) { return x - x != 0 ? x * x : float((exp_of(x) + exp_of(-double(x))) / 2); }
float tanh(float x) {
  if (x != x || x == 0) return x;
  if (std::fabs(x) > 20) return std::copysign(1.0f, x);
  double e = expm1_of(2 * double(x));
  return float(e / (e + 2));
}
float asinh(float x) {
  if (x - x != 0 || x == 0) return x;
  double a = std::fabs(double(x));
  return std::copysign(float(log1p_of(a + a * a / (1 + std::sqrt(1 + a * a)))), x);
}
float acosh(float x) {
  if (x != x || x == HUGE_VALF) return x;
  if (x < 1) return NAN;
  double t = double(x) - 1;
  return float(log1p_of(t + std::sqrt(2 * t + t * t)));
}
float atanh(float x) {
  if (x != x || x == 0) return x;
  if (std::fabs(x) >= 1) return std::fabs(x) == 1 ? std::copysign(HUGE_VALF, x) : NAN;
  double d = x;
  return float(0.5 * log1p_of(2 * d / (1 - d)));
}

float cbrt(float x) {
  if (x - x != 0 || x == 0) return x;
  double a = std::fabs(double(x));
  double root = exp_of(log_of(a) / 3);
  root -= (root * root * root - a) / (3 * root * root);
  return std::copysign(float(root), x);
}

float hypot(float x, float y) {
  if (std::isinf(x) || std::isinf(y)) return HUGE_VALF;
  return float(std::sqrt(double(x) * x + double(y) * y));
}

static bool is_odd(float y) { return std::fabs(y) < 16777216.0f && std::fmod(y, 2.0f) != 0; }

float pow(float x, float y) {
  if (y == 0 || x == 1) return 1;
  if (x != x || y != y) return NAN;
  bool whole = y == std::floor(y), negative = std::signbit(x) && whole && is_odd(y);
  float a = std::fabs(x);
  if (std::isinf(y)) return a == 1 ? 1 : (a > 1) == (y > 0) ? HUGE_VALF : 0.0f;
  float result;
  if (a == 0 || std::isinf(a))
    result = (a == 0) == (y > 0) ? 0.0f : HUGE_VALF;
  else if (x < 0 && !whole)
    return NAN;
  else
    result = float(exp_of(y * log_of(a)));
  return negative ? -result : result;
}

// 1 - erf(x) for x >= 2: e**(-x*x) / sqrt(pi) over Laplace's continued fraction.
static double erfc_tail(double x) {
  double fraction = 0;
  for (int k = 60; k > 0; k--) fraction = k / 2.0 / (x + fraction);
  return exp_of(-x * x) * 0.56418958354775628695 / (x + fraction);
}
// erf(x) for |x| < 2, by a series without cancellation.
static double erf_series(double x) {
  double term = x, sum = x;
  for (int n = 1; n < 40; n++) {
    term *= 2 * x * x / (2 * n + 1);
    sum += term;
  }
  return 1.12837916709551257390 * exp_of(-x * x) * sum;
}

float erf(float x) {
  if (x != x) return x;
  double a = std::fabs(x);
  return std::copysign(float(a < 2 ? erf_series(a) : a < 6 ? 1 - erfc_tail(a) : 1.0), x);
}
float erfc(float x) {
  if (x != x) return x;
  if (x > 12) return 0;
  if (x < -6) return 2;
  double tail = x < 2 && x > -2 ? 1 - erf_series(x) : erfc_tail(std::fabs(double(x)));
  return float(x <= -2 ? 2 - tail : tail);
}

}  // namespace adder::elementary
