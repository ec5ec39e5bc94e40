// Elementary functions for float: circular functions and their inverses. See elementary.h.
#include <initializer_list>
#include "core/base/bits.h"

#include "core/numeric/elementary.h"

namespace adder::elementary {

namespace {

constexpr double half_pi = 1.57079632679489661923;

// x = quadrant * pi/2 + rest, |rest| <= pi/4 (a little more by rounding); the quadrant modulo 4.
struct Angle {
  unsigned quadrant;
  double rest;
};

// The bits of 2/pi behind the point: as many as the largest float needs.
constexpr uint32_t two_over_pi[] = {0xa2f9836e, 0x4e441529, 0xfc2757d1, 0xf534ddc0,
                                    0xdb629599, 0x3c439041, 0xfe5163ab, 0xdebbc561};

// Payne and Hanek: of x * 2/pi only what is below 4 matters, so bits of 2/pi that give multiples of 4 are left out.
Angle reduce_large(float x) {
  uint32_t bits = std::bit_cast<uint32_t>(x);
  int exponent = int(bits >> 23 & 255) - 150;  // |x| = mantissa * 2**exponent, exponent >= 2
  uint64_t mantissa = (bits & 0x7fffff) | 0x800000;
  unsigned first = unsigned(exponent - 2), word = first / 32, shift = first % 32;
  auto window = [&](unsigned i) {
    return uint32_t((uint64_t(two_over_pi[i]) << 32 | two_over_pi[i + 1]) >> (32 - shift));
  };
  uint64_t high = uint64_t(window(word)) << 32 | window(word + 1);
  uint64_t turn = mantissa * high + (mantissa * window(word + 2) >> 32);  // x / (2 pi) behind the point
  unsigned quadrant = unsigned((turn + (uint64_t(1) << 61)) >> 62);
  double rest = double(int64_t(turn - (uint64_t(quadrant) << 62))) * 0x1p-62 * half_pi;
  return x < 0 ? Angle{(4 - quadrant) & 3, -rest} : Angle{quadrant & 3, rest};
}

Angle reduce(float x) {
  constexpr float limit = 67108864;  // 2**26: up to there n * high is exact
  if (std::fabs(x) >= limit) return reduce_large(x);
  constexpr double high = 0x1.921fb54p+0, low = 0x1.10b4611a62633p-30;  // pi/2; high has 27 bits
  double d = x;
  int n = int(d / half_pi + (d < 0 ? -0.5 : 0.5));
  return {unsigned(n) & 3, (d - n * high) - n * low};
}

double sine_of(double r) {
  double square = r * r, sum = 1.0 / 6227020800;
  for (double term : {-1.0 / 39916800, 1.0 / 362880, -1.0 / 5040, 1.0 / 120, -1.0 / 6, 1.0}) sum = sum * square + term;
  return r * sum;
}
double cosine_of(double r) {
  double square = r * r, sum = -1.0 / 87178291200;
  for (double term : {1.0 / 479001600, -1.0 / 3628800, 1.0 / 40320, -1.0 / 720, 1.0 / 24, -0.5, 1.0})
    sum = sum * square + term;
  return sum;
}
double sine_in(Angle a) {
  double value = a.quadrant & 1 ? cosine_of(a.rest) : sine_of(a.rest);
  return a.quadrant & 2 ? -value : value;
}
double cosine_in(Angle a) { return sine_in({(a.quadrant + 1) & 3, a.rest}); }

// atan(z), z >= 0.
double arc_tangent(double z) {
  bool inverted = z > 1;
  if (inverted) z = 1 / z;
  double offset = 0;
  if (z > 0.26794919243112270647) {               // tan(pi/12)
    constexpr double c = 0.57735026918962576451;  // tan(pi/6)
    offset = half_pi / 3;
    z = (z - c) / (1 + c * z);
  }
  double square = z * z, sum = 0;
  for (int n = 19; n > 0; n -= 2) sum = (n & 2 ? -1.0 : 1.0) / n + sum * square;
  double result = offset + z * sum;
  return inverted ? half_pi - result : result;
}

}  // namespace

float sin(float x) { return x == 0 ? x : x - x != 0 ? NAN : float(sine_in(reduce(x))); }
float cos(float x) { return x - x != 0 ? NAN : float(cosine_in(reduce(x))); }
float tan(float x) {
  if (x == 0) return x;
  if (x - x != 0) return NAN;
  Angle a = reduce(x);
  return float(sine_in(a) / cosine_in(a));
}

float atan(float x) { return x != x || x == 0 ? x : std::copysign(float(arc_tangent(std::fabs(double(x)))), x); }

float atan2(float y, float x) {
  if (x != x || y != y) return NAN;
  double angle;
  bool infinite = std::isinf(x) && std::isinf(y);
  if (infinite)
    angle = half_pi / 2;
  else if (y == 0 || std::isinf(x))
    angle = 0;
  else if (x == 0)
    angle = half_pi;
  else
    angle = arc_tangent(std::fabs(double(y) / x));
  if (std::signbit(x)) angle = 2 * half_pi - angle;
  return std::copysign(float(angle), y);
}

float asin(float x) {
  if (x != x || x == 0) return x;
  double a = std::fabs(x);
  if (a > 1) return NAN;
  return std::copysign(float(a == 1 ? half_pi : arc_tangent(a / std::sqrt((1 - a) * (1 + a)))), x);
}
float acos(float x) {
  if (x != x || std::fabs(x) > 1) return NAN;
  double a = std::fabs(x);
  double angle = a == 0 ? half_pi : arc_tangent(std::sqrt((1 - a) * (1 + a)) / a);
  return float(x < 0 ? 2 * half_pi - angle : angle);
}

}  // namespace adder::elementary
