// Distributions of random, by the methods that CPython documents, so that a seed gives the same numbers:
// Kinderman and Monahan (normal), Box and Muller (gauss), Cheng (gamma), Fisher (von Mises), inversion (the rest).
#include <cmath>

#include "core/numeric/elementary.h"
#include "core/runtime/exceptions.h"
#include "core/types/float.h"
#include "modules/random/generator.h"

namespace adder {

namespace {

namespace el = elementary;

constexpr Float two_pi = Float(6.28318530717958647693);
constexpr Float euler = Float(2.71828182845904523536);
constexpr Float log_4 = Float(1.38629436111989061883);

Result<Float> number(Runtime& rt, Value v, Float otherwise) {
  if (v.is_empty()) return otherwise;
  return as_float(rt, v);
}

// 1 - random(): never 0, so that its logarithm is finite.
Result<Float> draw_positive(Runtime& rt, Value self) { return 1 - TRY(draw_unit(rt, self)); }

Result<Float> normal(Runtime& rt, Value self, const Args& args) {
  Float mean = TRY(number(rt, args.get(1), 0)), deviation = TRY(number(rt, args.get(2), 1));
  const Float magic = 4 * el::exp(Float(-0.5)) / std::sqrt(Float(2));
  for (;;) {
    Float u1 = TRY(draw_unit(rt, self)), u2 = TRY(draw_positive(rt, self));
    Float z = magic * (u1 - Float(0.5)) / u2;
    if (z * z / 4 <= -el::log(u2)) return mean + z * deviation;
  }
}

// alpha > 1.
Result<Float> large_gamma(Runtime& rt, Value self, Float alpha) {
  Float root = std::sqrt(2 * alpha - 1), b = alpha - log_4, c = alpha + root;
  const Float magic = 1 + el::log(Float(4.5));
  for (;;) {
    Float u1 = TRY(draw_unit(rt, self));
    if (!(Float(1e-7) < u1 && u1 < Float(0.9999999))) continue;
    Float u2 = TRY(draw_positive(rt, self));
    Float v = el::log(u1 / (1 - u1)) / root, x = alpha * el::exp(v), z = u1 * u1 * u2, r = b + c * v - x;
    if (r + magic - Float(4.5) * z >= 0 || r >= el::log(z)) return x;
  }
}

// 0 < alpha < 1.
Result<Float> small_gamma(Runtime& rt, Value self, Float alpha) {
  for (;;) {
    Float u = TRY(draw_unit(rt, self));
    Float b = (euler + alpha) / euler, p = b * u;
    Float x = p <= 1 ? el::pow(p, 1 / alpha) : -el::log((b - p) / alpha);
    Float u1 = TRY(draw_unit(rt, self));
    if (p > 1 ? u1 <= el::pow(x, alpha - 1) : u1 <= el::exp(-x)) return x;
  }
}

Result<Float> gamma(Runtime& rt, Value self, Float alpha, Float beta) {
  if (!(alpha > 0) || !(beta > 0)) return raise(rt, value_error_type, "gammavariate: alpha and beta must be > 0.0"_m);
  if (alpha > 1) return TRY(large_gamma(rt, self, alpha)) * beta;
  if (alpha == 1) return -el::log(TRY(draw_positive(rt, self))) * beta;
  return TRY(small_gamma(rt, self, alpha)) * beta;
}

}  // namespace

Value random_uniform(Runtime& rt, const Args& args) {
  Float a = TRY(as_float(rt, args[1])), b = TRY(as_float(rt, args[2]));
  return make_float(rt, a + (b - a) * TRY(draw_unit(rt, args[0])));
}

Value random_triangular(Runtime& rt, const Args& args) {
  Float low = TRY(number(rt, args[1], 0)), high = TRY(number(rt, args[2], 1));
  Float u = TRY(draw_unit(rt, args[0])), c = Float(0.5);
  if (!args[3].is_empty() && !args[3].is_none()) {
    if (high == low) return make_float(rt, low);
    c = (TRY(as_float(rt, args[3])) - low) / (high - low);
  }
  if (u > c) {
    u = 1 - u;
    c = 1 - c;
    std::swap(low, high);
  }
  return make_float(rt, low + (high - low) * std::sqrt(u * c));
}

Value random_normalvariate(Runtime& rt, const Args& args) { return make_float(rt, TRY(normal(rt, args[0], args))); }

Value random_lognormvariate(Runtime& rt, const Args& args) {
  return make_float(rt, el::exp(TRY(normal(rt, args[0], args))));
}

Value random_gauss(Runtime& rt, const Args& args) {
  Float mean = TRY(number(rt, args[1], 0)), deviation = TRY(number(rt, args[2], 1)), z;
  auto* generator = cast<Random>(args[0]);
  if (generator->gauss_next.is_empty()) {
    Float turn = TRY(draw_unit(rt, args[0])) * two_pi;
    Float radius = std::sqrt(-2 * el::log(TRY(draw_positive(rt, args[0]))));
    z = el::cos(turn) * radius;
    rt.heap.store(generator->gauss_next, TRY(make_float(rt, el::sin(turn) * radius)));
  } else {
    z = float_value(generator->gauss_next);
    generator->gauss_next = Value::empty();
  }
  return make_float(rt, mean + z * deviation);
}

Value random_expovariate(Runtime& rt, const Args& args) {
  Float rate = TRY(number(rt, args[1], 1)), u = TRY(draw_positive(rt, args[0]));
  if (rate == 0) return raise(rt, zero_division_error_type, "float division by zero"_m);
  return make_float(rt, -el::log(u) / rate);
}

Value random_vonmisesvariate(Runtime& rt, const Args& args) {
  Float mean = TRY(as_float(rt, args[1])), kappa = TRY(as_float(rt, args[2]));
  Value self = args[0];
  if (kappa <= Float(1e-6)) return make_float(rt, two_pi * TRY(draw_unit(rt, self)));
  Float s = Float(0.5) / kappa, r = s + std::sqrt(1 + s * s), z;
  for (;;) {
    z = el::cos(two_pi / 2 * TRY(draw_unit(rt, self)));
    Float d = z / (r + z), u = TRY(draw_unit(rt, self));
    if (u < 1 - d * d || u <= (1 - d) * el::exp(d)) break;
  }
  Float q = 1 / r, turn = el::acos((q + z) / (1 + q * z));
  bool positive = TRY(draw_unit(rt, self)) > Float(0.5);
  return make_float(rt, float_modulo(positive ? mean + turn : mean - turn, two_pi));
}

Value random_gammavariate(Runtime& rt, const Args& args) {
  Float alpha = TRY(as_float(rt, args[1])), beta = TRY(as_float(rt, args[2]));
  return make_float(rt, TRY(gamma(rt, args[0], alpha, beta)));
}

Value random_betavariate(Runtime& rt, const Args& args) {
  Float alpha = TRY(as_float(rt, args[1])), beta = TRY(as_float(rt, args[2]));
  Float y = TRY(gamma(rt, args[0], alpha, 1));
  return make_float(rt, y == 0 ? 0 : y / (y + TRY(gamma(rt, args[0], beta, 1))));
}

Value random_paretovariate(Runtime& rt, const Args& args) {
  Float alpha = TRY(as_float(rt, args[1])), u = TRY(draw_positive(rt, args[0]));
  if (alpha == 0) return raise(rt, zero_division_error_type, "float division by zero"_m);
  return make_float(rt, el::pow(u, -1 / alpha));
}

Value random_weibullvariate(Runtime& rt, const Args& args) {
  Float alpha = TRY(as_float(rt, args[1])), beta = TRY(as_float(rt, args[2]));
  Float u = TRY(draw_positive(rt, args[0]));
  if (beta == 0) return raise(rt, zero_division_error_type, "float division by zero"_m);
  return make_float(rt, alpha * el::pow(-el::log(u), 1 / beta));
}

}  // namespace adder
