// The gamma function and its logarithm by Lanczos's approximation with Pugh's 13 coefficients for g = 6.0246…, good to
// some 1e-15.
#include <cmath>

#include "core/numeric/elementary.h"
#include "core/numeric/elementary_parts.h"
#include "modules/math/functions.h"

namespace adder {

namespace {

constexpr double g = 6.024680040776729583740234375;

// On machines with float only, our own exp and log of double are precise enough and the same everywhere.
double exp_of(double x) {
  if constexpr (float_bits == 32)
    return elementary::parts::exp_of(x);
  else
    return std::exp(x);
}
double log_of(double x) {
  if constexpr (float_bits == 32)
    return elementary::parts::log_of(x);
  else
    return std::log(x);
}
double power_of(double x, double y) {
  if constexpr (float_bits == 32)
    return elementary::parts::exp_of(y * elementary::parts::log_of(x));
  else
    return std::pow(x, y);
}
double sine_of(double x) { return double(elementary::sin(Float(x))); }
double cosine_of(double x) { return double(elementary::cos(Float(x))); }

constexpr int terms = 13;
constexpr double numerator[terms] = {
    23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843, 17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408};
constexpr double denominator[terms] = {0,       39916800, 120543840, 150917976, 105258076, 45995730, 13339535,
                                       2637558, 357423,   32670,     1925,      66,        1};

// The rational function of Lanczos, in x or, for large x, in 1/x.
double lanczos(double x) {
  double above = 0, below = 0;
  if (x < 5) {
    for (int i = terms; i-- > 0;) {
      above = above * x + numerator[i];
      below = below * x + denominator[i];
    }
  } else {
    for (int i = 0; i < terms; i++) {
      above = above / x + numerator[i];
      below = below / x + denominator[i];
    }
  }
  return above / below;
}

// a modulo 2, exactly; a >= 0. As fmod, without linking it.
double modulo_two(double a) { return a - 2 * std::floor(a / 2); }

// sin(pi * x), exact at multiples of a half.
double sine_of_pi_times(double x) {
  double y = modulo_two(std::fabs(x));
  double value;
  switch (int(2 * y + 0.5)) {
    case 0: value = sine_of(pi * y); break;
    case 1: value = cosine_of(pi * (y - 0.5)); break;
    case 2: value = sine_of(pi * (1 - y)); break;
    case 3: value = -cosine_of(pi * (y - 1.5)); break;
    default: value = sine_of(pi * (y - 2)); break;
  }
  return std::copysign(1.0, x) * value;
}

}  // namespace

double gamma_of(double x) {
  double a = std::fabs(x);
  if (x == std::floor(x) && x > 0 && x <= 23) {
    double factorial = 1;
    for (int n = 2; n < int(x); n++) factorial *= n;
    return factorial;
  }
  if (a < 1e-20) return 1 / x;
  if (a > 200) return x < 0 ? (modulo_two(a) < 1 ? -0.0 : 0.0) : HUGE_VAL;
  // y = a + g - 1/2, and the error of that sum, which the power would magnify.
  constexpr double shift = g - 0.5;
  double y = a + shift;
  double error = a > shift ? (y - a) - shift : (y - shift) - a;
  error = error * g / y;
  double result;
  if (x < 0) {
    result = -pi / sine_of_pi_times(a) / a * exp_of(y) / lanczos(a);
    result -= error * result;
    if (a < 140) return result / power_of(y, a - 0.5);
    double root = power_of(y, a / 2 - 0.25);
    return result / root / root;
  }
  result = lanczos(a) / exp_of(y);
  result += error * result;
  if (a < 140) return result * power_of(y, a - 0.5);
  double root = power_of(y, a / 2 - 0.25);
  return result * root * root;
}

double log_gamma_of(double x) {
  if (x == 1 || x == 2) return 0;
  double a = std::fabs(x);
  if (a < 1e-20) return -log_of(a);
  double result = log_of(lanczos(a)) - g + (a - 0.5) * (log_of(a + g - 0.5) - 1);
  if (x < 0) result = 1.1447298858494002 - log_of(std::fabs(sine_of_pi_times(a))) - log_of(a) - result;  // ln pi
  return result;
}

}  // namespace adder
