// The module cmath: elementary functions of complex numbers, by Kahan's formulas ("Branch cuts for complex elementary
// functions"), with the branch cuts and signed zeros of C99.
#include <cmath>

#include "core/numeric/elementary.h"
#include "core/runtime/exceptions.h"
#include "core/types/bind.h"
#include "core/types/float.h"
#include "modules/math/functions.h"
#include "modules/registry.h"

namespace adder {

namespace {

namespace el = elementary;

struct alignas(sizeof(Float) == 4 && register_pair ? register_pair : alignof(Float)) Number {
  Float re, im;
};

constexpr Float largest = std::numeric_limits<Float>::max();
constexpr Float smallest = std::numeric_limits<Float>::min();
constexpr Float ln2 = Float(0.69314718055994530942);
constexpr Float half_pi = Float(pi / 2);
constexpr Float infinity = std::numeric_limits<Float>::infinity();
constexpr Float nan = std::numeric_limits<Float>::quiet_NaN();

bool finite(Float f) { return f - f == 0; }
bool finite(Number z) { return finite(z.re) && finite(z.im); }
bool not_a_number(Number z) { return z.re != z.re || z.im != z.im; }
Float length(Number z) { return el::hypot(z.re, z.im); }
Float angle(Number z) { return el::atan2(z.im, z.re); }

Result<Number> as_number(Runtime& rt, Value v) {
  if (!has_kind(v, Kind::Complex) && !is_float(v) && !is_int(v)) {
    Value method = special_method(rt, v, sym<"__complex__">);
    if (method.is_error()) return Failed{};
    if (!method.is_empty()) {
      v = call(rt, method);
      if (v.is_error()) return Failed{};
      if (!has_kind(v, Kind::Complex))
        return raise(rt, type_error_type, "__complex__ returned non-complex (type %T)"_m, v);
    }
  }
  if (has_kind(v, Kind::Complex)) return Number{cast<Complex>(v)->real, cast<Complex>(v)->imag};
  return Number{TRY(as_float(rt, v)), 0};
}

// --- the functions themselves. Where one has a pole, the result is not finite: the caller makes the error. Infinite
// and undefined arguments give what annex G of C99 says; where it leaves a sign open, the positive one.

Number sqrt_of(Number z) {
  if (z.re == 0 && z.im == 0) return {0, z.im};
  if (std::isinf(z.im)) return {infinity, z.im};
  Float ax = std::fabs(z.re), ay = std::fabs(z.im), s;
  if (ax < smallest && ay < smallest) {
    // Subnormal: scaled up by an even power of two first.
    constexpr int up = 54;
    ax = std::ldexp(ax, up);
    s = std::ldexp(std::sqrt(ax + el::hypot(ax, std::ldexp(ay, up))), -up / 2) / std::sqrt(Float(2));
  } else {
    ax /= 8;
    s = 2 * std::sqrt(ax + el::hypot(ax, ay / 8));
  }
  Float d = ay / (2 * s);
  return z.re >= 0 ? Number{s, std::copysign(d, z.im)} : Number{d, std::copysign(s, z.im)};
}

Number exp_of(Number z) {
  if (z.im == 0) return {el::exp(z.re), z.im};
  if (!finite(z.im) && std::isinf(z.re)) return z.re < 0 ? Number{0, 0} : Number{std::isinf(z.im) ? nan : z.re, nan};
  // e**re alone may be too large where the product is not.
  Float before = z.re > el::log(largest) ? Float(1) : Float(0);
  Float scale = el::exp(z.re - before);
  Float re = scale * el::cos(z.im), im = scale * el::sin(z.im);
  return before != 0 ? Number{re * Float(euler), im * Float(euler)} : Number{re, im};
}

Number log_of(Number z) {
  Float ax = std::fabs(z.re), ay = std::fabs(z.im), re;
  Float high = ax > ay ? ax : ay, low = ax > ay ? ay : ax;
  if (std::isinf(ax) || std::isinf(ay)) {
    re = infinity;
  } else if (high > largest / 4) {
    re = el::log(el::hypot(ax / 2, ay / 2)) + ln2;
  } else if (high < smallest && high > 0) {
    constexpr int up = std::numeric_limits<Float>::digits;
    re = el::log(el::hypot(std::ldexp(ax, up), std::ldexp(ay, up))) - up * ln2;
  } else {
    Float h = el::hypot(ax, ay);
    bool near_one = Float(0.71) <= h && h <= Float(1.73);
    re = near_one ? el::log1p((high - 1) * (high + 1) + low * low) / 2 : el::log(h);
  }
  return {re, angle(z)};
}

Number log10_of(Number z) {
  Number l = log_of(z);
  constexpr Float ln10 = Float(2.30258509299404568402);
  return {l.re / ln10, l.im / ln10};
}

Number sinh_of(Number z) {
  if (std::isinf(z.re) && z.im == 0) return z;
  if (not_a_number(z)) {
    if (z.im == 0) return z;
    return {std::isinf(z.re) ? infinity : z.re == 0 ? Float(0) : nan, nan};
  }
  Float limit = el::log(largest) - 1;
  if (std::fabs(z.re) > limit && finite(z.re)) {
    Float x = z.re - std::copysign(Float(1), z.re);
    return {el::cos(z.im) * el::sinh(x) * Float(euler), el::sin(z.im) * el::cosh(x) * Float(euler)};
  }
  return {el::cos(z.im) * el::sinh(z.re), el::sin(z.im) * el::cosh(z.re)};
}

Number cosh_of(Number z) {
  if (std::isinf(z.re) && z.im == 0) return {infinity, std::signbit(z.re) ? -z.im : z.im};
  if (not_a_number(z)) return {std::isinf(z.re) ? infinity : nan, z.re == 0 || z.im == 0 ? Float(0) : nan};
  Float limit = el::log(largest) - 1;
  if (std::fabs(z.re) > limit && finite(z.re)) {
    Float x = z.re - std::copysign(Float(1), z.re);
    return {el::cos(z.im) * el::cosh(x) * Float(euler), el::sin(z.im) * el::sinh(x) * Float(euler)};
  }
  return {el::cos(z.im) * el::cosh(z.re), el::sin(z.im) * el::sinh(z.re)};
}

Number tanh_of(Number z) {
  if (z.im == 0 && z.re != z.re) return z;
  if (std::isinf(z.im) && finite(z.re)) return {nan, nan};
  if (std::fabs(z.re) > el::log(largest) / 2) {
    Float twist = finite(z.im) ? 4 * el::sin(z.im) * el::cos(z.im) : Float(0);
    Float im = std::isinf(z.re) ? std::copysign(Float(0), twist) : twist * el::exp(-2 * std::fabs(z.re));
    return {std::copysign(Float(1), z.re), im};
  }
  Float tx = el::tanh(z.re), ty = el::tan(z.im), cx = 1 / el::cosh(z.re), product = tx * ty;
  Float denominator = 1 + product * product;
  return {tx * (1 + ty * ty) / denominator, ty / denominator * cx * cx};
}

Number sin_of(Number z) {
  Number s = sinh_of({-z.im, z.re});
  return {s.im, -s.re};
}
Number cos_of(Number z) { return cosh_of({-z.im, z.re}); }
Number tan_of(Number z) {
  Number t = tanh_of({-z.im, z.re});
  return {t.im, -t.re};
}

bool is_large(Number z) { return std::fabs(z.re) > largest / 4 || std::fabs(z.im) > largest / 4; }

Number acos_of(Number z) {
  if (z.re == 0 && z.im != z.im) return {half_pi, nan};
  if (is_large(z)) {
    Float im = el::log(el::hypot(z.re / 2, z.im / 2)) + 2 * ln2;
    if (std::isinf(z.re) || std::isinf(z.im)) im = infinity;
    Float sign = z.im != z.im ? Float(1) : -z.im;  // apart: see asinh_of
    return {el::atan2(std::fabs(z.im), z.re), std::copysign(im, sign)};
  }
  Number s1 = sqrt_of({1 - z.re, -z.im}), s2 = sqrt_of({1 + z.re, z.im});
  return {2 * el::atan2(s1.re, s2.re), el::asinh(s2.re * s1.im - s2.im * s1.re)};
}

Number acosh_of(Number z) {
  if (is_large(z)) return {log_of({z.re / 2, z.im / 2}).re + 2 * ln2, angle(z)};
  Number s1 = sqrt_of({z.re - 1, z.im}), s2 = sqrt_of({z.re + 1, z.im});
  return {el::asinh(s1.re * s2.re + s1.im * s2.im), 2 * el::atan2(s1.im, s2.re)};
}

Number asinh_of(Number z) {
  if (z.im == 0 && z.re != z.re) return z;
  if (is_large(z)) {
    Float re = log_of({z.re / 2, z.im / 2}).re + 2 * ln2;
    // gcc 12 for the Cortex-M3 loses a copysign that stands in a branch.
    Float sign = z.re != z.re ? Float(1) : z.re;
    return {std::copysign(re, sign), el::atan2(z.im, std::fabs(z.re))};
  }
  Number s1 = sqrt_of({1 + z.im, -z.re}), s2 = sqrt_of({1 - z.im, z.re});
  return {el::asinh(s1.re * s2.im - s2.re * s1.im), el::atan2(z.im, s1.re * s2.re - s1.im * s2.im)};
}
Number asin_of(Number z) {
  Number s = asinh_of({-z.im, z.re});
  return {s.im, -s.re};
}

Number atanh_of(Number z) {
  if (z.im != z.im) return {std::isinf(z.re) ? std::copysign(Float(0), z.re) : z.re == 0 ? z.re : nan, nan};
  if (z.re != z.re) return std::isinf(z.im) ? Number{0, std::copysign(half_pi, z.im)} : Number{nan, nan};
  if (z.re < 0 || (z.re == 0 && std::signbit(z.re))) {
    Number r = atanh_of({-z.re, -z.im});
    return {-r.re, -r.im};
  }
  Float ay = std::fabs(z.im), root_small = std::sqrt(smallest), root_large = std::sqrt(largest / 4);
  if (z.re > root_large || ay > root_large) {
    Float h = el::hypot(z.re / 2, z.im / 2);
    return {std::isinf(h) ? Float(0) : z.re / 4 / h / h, -std::copysign(half_pi, -z.im)};
  }
  if (z.re == 1 && ay < root_small) {
    if (ay == 0) return {infinity, z.im};
    return {-el::log(std::sqrt(ay) / std::sqrt(el::hypot(ay, Float(2)))),
            std::copysign(el::atan2(Float(2), -ay) / 2, z.im)};
  }
  Float below = 1 - z.re;
  return {el::log1p(4 * z.re / (below * below + ay * ay)) / 4, -el::atan2(-2 * z.im, below * (1 + z.re) - ay * ay) / 2};
}
Number atan_of(Number z) {
  Number r = atanh_of({-z.im, z.re});
  return {r.im, -r.re};
}

// --- as Python calls them

// `pole`: an infinite result out of a finite number is an error of the domain, not of the range.
[[gnu::noinline]] Value apply(Runtime& rt, Value argument, Number (*function)(Number), bool pole) {
  Number z = TRY(as_number(rt, argument));
  Number result = function(z);
  bool has_nan = not_a_number(result);
  if (finite(z) && !finite(result)) return pole ? domain_error(rt) : range_error(rt);
  if (has_nan && !not_a_number(z) && !pole && !std::isinf(result.re) && !std::isinf(result.im)) return domain_error(rt);
  return make_complex(rt, result.re, result.im);
}
template <Number (*function)(Number), bool pole>
Value of_one(Runtime& rt, const Args& args) {
  return apply(rt, args[0], function, pole);
}

Value log(Runtime& rt, const Args& args) {
  Number z = TRY(as_number(rt, args[0]));
  if (z.re == 0 && z.im == 0) return domain_error(rt);
  Number l = log_of(z);
  Value result = make_complex(rt, l.re, l.im);
  if (args.positional < 2) return result;
  Number base = TRY(as_number(rt, args[1]));
  if (base.re == 0 && base.im == 0) return domain_error(rt);
  Number b = log_of(base);
  return binary_operation(rt, BinaryOp::Div, TRY(result), TRY(make_complex(rt, b.re, b.im)));
}

Value phase(Runtime& rt, const Args& args) { return make_float(rt, angle(TRY(as_number(rt, args[0])))); }

Value polar(Runtime& rt, const Args& args) {
  Number z = TRY(as_number(rt, args[0]));
  Float r = length(z);
  if (finite(z) && !finite(r)) return range_error(rt);
  Value items[] = {TRY(make_float(rt, r)), TRY(make_float(rt, angle(z)))};
  return make_tuple(rt, Span<const Value>(items));
}

Value rect(Runtime& rt, const Args& args) {
  Float r = TRY(as_float(rt, args[0])), phi = TRY(as_float(rt, args[1]));
  if (phi == 0 && !finite(r))
    return make_complex(rt, r, r == r && std::signbit(r) != std::signbit(phi) ? -Float(0) : Float(0));
  if (phi == 0) return make_complex(rt, r, r * phi);
  if (!finite(phi) && r == 0) return make_complex(rt, 0, 0);
  if (std::isinf(phi) && r == r) return domain_error(rt);
  if (phi != phi && std::isinf(r)) return make_complex(rt, infinity, nan);
  return make_complex(rt, r * el::cos(phi), r * el::sin(phi));
}

enum class Test { Finite, Infinite, Nan };
template <Test test>
Value test_one(Runtime& rt, const Args& args) {
  Number z = TRY(as_number(rt, args[0]));
  if (test == Test::Finite) return Value::boolean(finite(z));
  if (test == Test::Infinite) return Value::boolean(std::isinf(z.re) || std::isinf(z.im));
  return Value::boolean(not_a_number(z));
}

constexpr char isclose_parameters[] = "a, b, *, rel_tol=1e-09, abs_tol=0.0";
Value isclose(Runtime& rt, const Args& args) {
  Number a = TRY(as_number(rt, args[0])), b = TRY(as_number(rt, args[1]));
  Float relative = args[2].is_empty() ? Float(1e-9) : TRY(as_float(rt, args[2]));
  Float absolute = args[3].is_empty() ? Float(0) : TRY(as_float(rt, args[3]));
  if (relative < 0 || absolute < 0) return raise(rt, value_error_type, "tolerances must be non-negative"_m);
  if (a.re == b.re && a.im == b.im) return Value::boolean(true);
  if (std::isinf(a.re) || std::isinf(a.im) || std::isinf(b.re) || std::isinf(b.im)) return Value::boolean(false);
  Float difference = length({a.re - b.re, a.im - b.im});
  return Value::boolean(difference <= relative * length(b) || difference <= relative * length(a) ||
                        difference <= absolute);
}

alignas(8) constinit const Complex infinity_j = {{&complex_type}, 0, infinity};
alignas(8) constinit const Complex nan_j = {{&complex_type}, 0, nan};

#define OF_ONE(name, function, pole) FUNCTION(name, (of_one<function##_of, pole>), 1, 1)

constinit const Attribute attributes[] = {
    OF_ONE("acos", acos, false),
    OF_ONE("acosh", acosh, false),
    OF_ONE("asin", asin, false),
    OF_ONE("asinh", asinh, false),
    OF_ONE("atan", atan, true),
    OF_ONE("atanh", atanh, true),
    OF_ONE("cos", cos, false),
    OF_ONE("cosh", cosh, false),
    CONSTANT("e", rom_float(euler)),
    OF_ONE("exp", exp, false),
    CONSTANT("inf", rom_float(HUGE_VAL)),
    CONSTANT("infj", &infinity_j),
    FUNCTION_P("isclose", isclose, 2, 4, isclose_parameters),
    FUNCTION("isfinite", test_one<Test::Finite>, 1, 1),
    FUNCTION("isinf", test_one<Test::Infinite>, 1, 1),
    FUNCTION("isnan", test_one<Test::Nan>, 1, 1),
    FUNCTION("log", log, 1, 2),
    OF_ONE("log10", log10, true),
    CONSTANT("nan", rom_float(std::numeric_limits<double>::quiet_NaN())),
    CONSTANT("nanj", &nan_j),
    FUNCTION("phase", phase, 1, 1),
    CONSTANT("pi", rom_float(pi)),
    FUNCTION("polar", polar, 1, 1),
    FUNCTION("rect", rect, 2, 2),
    OF_ONE("sin", sin, false),
    OF_ONE("sinh", sinh, false),
    OF_ONE("sqrt", sqrt, false),
    OF_ONE("tan", tan, false),
    OF_ONE("tanh", tanh, false),
    CONSTANT("tau", rom_float(2 * pi)),
};

}  // namespace

constinit const NativeModule cmath_module = {sym<"cmath">, attributes, std::size(attributes)};

}  // namespace adder
