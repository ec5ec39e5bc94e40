// The module math: functions of one or two floats, rounding to ints, logarithms of any int. Results are of Float's
// width; the elementary functions are those of core/numeric/elementary.h, so that every machine gives the same.
#include <cmath>

#include "core/numeric/elementary.h"
#include "core/runtime/exceptions.h"
#include "core/types/bind.h"
#include "core/types/float.h"
#include "core/types/int.h"
#include "modules/math/functions.h"
#include "modules/registry.h"

namespace adder {

Failed domain_error(Runtime& rt) { return raise(rt, value_error_type, "math domain error"_m); }
Failed range_error(Runtime& rt) { return raise(rt, overflow_error_type, "math range error"_m); }

namespace {

bool is_finite(Float f) { return f - f == 0; }

// A function of one float. NaN out of a number, or infinity out of a finite one, is an error: of the domain, or of the
// range where the function's value is merely too large.
enum class Infinity { Domain, Range };
[[gnu::noinline]] Value apply(Runtime& rt, Value argument, Float (*function)(Float), Infinity meaning) {
  Float x = TRY(as_float(rt, argument));
  Float result = function(x);
  if (result != result && x == x) return domain_error(rt);
  if (std::isinf(result) && is_finite(x)) return meaning == Infinity::Range ? range_error(rt) : domain_error(rt);
  return make_float(rt, result);
}
template <Float (*function)(Float), Infinity meaning>
Value of_one(Runtime& rt, const Args& args) {
  return apply(rt, args[0], function, meaning);
}

template <bool (*test)(Float)>
Value test_one(Runtime& rt, const Args& args) {
  return Value::boolean(test(TRY(as_float(rt, args[0]))));
}

[[gnu::noinline]] Value apply(Runtime& rt, const Args& args, Float (*function)(Float, Float)) {
  Float x = TRY(as_float(rt, args[0])), y = TRY(as_float(rt, args[1]));
  Float result = function(x, y);
  if (result != result && x == x && y == y) return domain_error(rt);
  if (std::isinf(result) && is_finite(x) && is_finite(y)) return range_error(rt);
  return make_float(rt, result);
}
template <Float (*function)(Float, Float)>
Value of_two(Runtime& rt, const Args& args) {
  return apply(rt, args, function);
}

#define ELEMENTARY(name) \
  Float name##_of(Float x) { return elementary::name(x); }
ELEMENTARY(acos)
ELEMENTARY(acosh)
ELEMENTARY(asin)
ELEMENTARY(asinh)
ELEMENTARY(atan)
ELEMENTARY(atanh)
ELEMENTARY(cbrt)
ELEMENTARY(cos)
ELEMENTARY(cosh)
ELEMENTARY(erf)
ELEMENTARY(erfc)
ELEMENTARY(exp)
ELEMENTARY(exp2)
ELEMENTARY(expm1)
ELEMENTARY(log1p)
ELEMENTARY(sin)
ELEMENTARY(sinh)
ELEMENTARY(tan)
ELEMENTARY(tanh)
#undef ELEMENTARY
Float sqrt_of(Float x) { return std::sqrt(x); }
Float fabs_of(Float x) { return std::fabs(x); }
Float degrees_of(Float x) { return x * Float(180 / pi); }
Float radians_of(Float x) { return x * Float(pi / 180); }
Float atan2_of(Float y, Float x) { return elementary::atan2(y, x); }
Float copysign_of(Float x, Float y) { return std::copysign(x, y); }
Float fmod_of(Float x, Float y) { return std::isinf(y) && is_finite(x) ? x : std::fmod(x, y); }
Float remainder_of(Float x, Float y) { return std::isinf(y) && is_finite(x) ? x : std::remainder(x, y); }
bool is_finite_of(Float x) { return is_finite(x); }
bool is_inf_of(Float x) { return std::isinf(x); }
bool is_nan_of(Float x) { return x != x; }

Value gamma(Runtime& rt, const Args& args) {
  Float x = TRY(as_float(rt, args[0]));
  if (x != x || x == Float(HUGE_VAL)) return make_float(rt, x);
  if (x == 0 || (x < 0 && x == std::floor(x))) return domain_error(rt);
  auto result = Float(gamma_of(double(x)));
  return std::isinf(result) ? range_error(rt) : make_float(rt, result);
}

Value lgamma(Runtime& rt, const Args& args) {
  Float x = TRY(as_float(rt, args[0]));
  if (!is_finite(x)) return make_float(rt, std::fabs(x));
  if (x <= 0 && x == std::floor(x)) return domain_error(rt);
  auto result = Float(log_gamma_of(double(x)));
  return std::isinf(result) ? range_error(rt) : make_float(rt, result);
}

Value power(Runtime& rt, const Args& args) {
  Float x = TRY(as_float(rt, args[0])), y = TRY(as_float(rt, args[1]));
  Float result = elementary::pow(x, y);
  if (is_finite(x) && is_finite(y) && !is_finite(result))
    return result != result || x == 0 ? domain_error(rt) : range_error(rt);
  return make_float(rt, result);
}

Value nextafter(Runtime& rt, const Args& args) {
  Float x = TRY(as_float(rt, args[0])), y = TRY(as_float(rt, args[1]));
  return make_float(rt, std::nextafter(x, y));
}

Value ulp(Runtime& rt, const Args& args) {
  Float x = std::fabs(TRY(as_float(rt, args[0])));
  if (!is_finite(x)) return make_float(rt, x);
  Float above = std::nextafter(x, Float(HUGE_VAL));
  return make_float(rt, std::isinf(above) ? x - std::nextafter(x, Float(0)) : above - x);
}

Value pair(Runtime& rt, Value a, Value b) {
  if (a.is_error() || b.is_error()) return Failed{};
  Value items[] = {a, b};
  return make_tuple(rt, Span<const Value>(items));
}

Value frexp(Runtime& rt, const Args& args) {
  Float x = TRY(as_float(rt, args[0]));
  int exponent = 0;
  Float mantissa = is_finite(x) && x != 0 ? std::frexp(x, &exponent) : x;
  return pair(rt, make_float(rt, mantissa), Value::small_int(exponent));
}

Value modf(Runtime& rt, const Args& args) {
  Float x = TRY(as_float(rt, args[0]));
  Float whole = std::trunc(x), part = std::isinf(x) ? std::copysign(Float(0), x) : std::copysign(x - whole, x);
  return pair(rt, make_float(rt, part), make_float(rt, whole));
}

Value ldexp(Runtime& rt, const Args& args) {
  Float x = TRY(as_float(rt, args[0]));
  if (!is_int(args[1])) return raise(rt, type_error_type, "Expected an int as second argument to ldexp."_m);
  if (x == 0 || !is_finite(x)) return make_float(rt, x);
  IntView view(args[1]);
  constexpr int limit = 10000;  // more than the widest span of exponents
  int64_t n;
  if (!big::to_int64(view, n) || n > limit || n < -limit) n = view.negative() ? -limit : limit;
  Float result = std::ldexp(x, int(n));
  return std::isinf(result) ? range_error(rt) : make_float(rt, result);
}

constexpr char isclose_parameters[] = "a, b, *, rel_tol=1e-09, abs_tol=0.0";
Value isclose(Runtime& rt, const Args& args) {
  Float a = TRY(as_float(rt, args[0])), b = TRY(as_float(rt, args[1]));
  Float relative = args[2].is_empty() ? Float(1e-9) : TRY(as_float(rt, args[2]));
  Float absolute = args[3].is_empty() ? Float(0) : TRY(as_float(rt, args[3]));
  if (relative < 0 || absolute < 0) return raise(rt, value_error_type, "tolerances must be non-negative"_m);
  if (a == b) return Value::boolean(true);
  if (std::isinf(a) || std::isinf(b)) return Value::boolean(false);
  Float difference = std::fabs(b - a);
  return Value::boolean(difference <= std::fabs(relative * b) || difference <= std::fabs(relative * a) ||
                        difference <= absolute);
}

// --- to ints

// Of a class made by a program, which may round in its own way.
bool is_program_object(Value v) { return v.is_object() && v.as_object()->type->is(Type::Heap); }

template <FixedString method_name, Float (*round)(Float)>
Value rounded(Runtime& rt, const Args& args) {
  Value v = args[0];
  if (!is_float(v) || is_program_object(v)) {
    if (is_plain_small(v)) return Value::small_int(plain_small(v));
    Value method = TRY(special_method(rt, v, sym<method_name>));
    if (!method.is_empty()) return call(rt, method);
  }
  return int_from_float(rt, round(TRY(as_float(rt, v))));
}
Float floor_of(Float x) { return std::floor(x); }
Float ceil_of(Float x) { return std::ceil(x); }

Value trunc(Runtime& rt, const Args& args) {
  if (is_float(args[0]) && !is_program_object(args[0])) return int_from_float(rt, float_value(args[0]));
  Value method = TRY(special_method(rt, args[0], sym<"__trunc__">));
  if (method.is_empty()) return raise(rt, type_error_type, "type %T doesn't define __trunc__ method"_m, args[0]);
  return call(rt, method);
}

// --- logarithms, of ints of any size too

struct Logarithm {
  Float (*of)(Float);
  Float of_two;
};
Float log_of(Float x) { return elementary::log(x); }
Float log2_of(Float x) { return elementary::log2(x); }
Float log10_of(Float x) { return elementary::log10(x); }

Result<Float> logarithm(Runtime& rt, Value v, const Logarithm& logarithm) {
  if (!is_int(v)) {
    Float x = TRY(as_float(rt, v));
    if (x <= 0) return domain_error(rt);
    return logarithm.of(x);
  }
  IntView view(v);
  if (view.negative() || view.magnitude().empty()) return domain_error(rt);
  constexpr size_t safe_bits = float_bits == 64 ? 1000 : 120;
  size_t bits = big::bit_length(view.magnitude());
  if (bits <= safe_bits) return logarithm.of(big::to_float<Float>(view.magnitude()));
  // v = mantissa * 2**bits
  Limbs top = view.magnitude().last(4);
  Float mantissa = std::ldexp(big::to_float<Float>(top), -int(big::bit_length(top)));
  return logarithm.of(mantissa) + logarithm.of_two * Float(bits);
}

constexpr Logarithm natural = {log_of, Float(0.69314718055994530942)};

Value log(Runtime& rt, const Args& args) {
  Float result = TRY(logarithm(rt, args[0], natural));
  if (args.positional < 2) return make_float(rt, result);
  Float base = TRY(logarithm(rt, args[1], natural));
  if (base == 0) return raise(rt, zero_division_error_type, "float division by zero"_m);
  return make_float(rt, result / base);
}
Value log2(Runtime& rt, const Args& args) { return make_float(rt, TRY(logarithm(rt, args[0], {log2_of, 1}))); }
Value log10(Runtime& rt, const Args& args) {
  return make_float(rt, TRY(logarithm(rt, args[0], {log10_of, Float(0.30102999566398119521)})));
}

constexpr char prod_parameters[] = "iterable, /, *, start=1";
constexpr char perm_parameters[] = "n, k=None, /";

#define OF_ONE(name, function, meaning) FUNCTION(name, (of_one<function##_of, Infinity::meaning>), 1, 1)
#define OF_TWO(name, function) FUNCTION(name, of_two<function##_of>, 2, 2)

constinit const Attribute attributes[] = {
    OF_ONE("acos", acos, Domain),
    OF_ONE("acosh", acosh, Domain),
    OF_ONE("asin", asin, Domain),
    OF_ONE("asinh", asinh, Domain),
    OF_ONE("atan", atan, Domain),
    OF_ONE("atanh", atanh, Domain),
    OF_ONE("cbrt", cbrt, Domain),
    OF_ONE("cos", cos, Domain),
    OF_ONE("cosh", cosh, Range),
    OF_ONE("degrees", degrees, Range),
    OF_ONE("erf", erf, Domain),
    OF_ONE("erfc", erfc, Domain),
    OF_ONE("exp", exp, Range),
    OF_ONE("exp2", exp2, Range),
    OF_ONE("expm1", expm1, Range),
    OF_ONE("fabs", fabs, Domain),
    OF_ONE("log1p", log1p, Domain),
    OF_ONE("radians", radians, Domain),
    OF_ONE("sin", sin, Domain),
    OF_ONE("sinh", sinh, Range),
    OF_ONE("sqrt", sqrt, Domain),
    OF_ONE("tan", tan, Domain),
    OF_ONE("tanh", tanh, Domain),
    OF_TWO("atan2", atan2),
    OF_TWO("copysign", copysign),
    OF_TWO("fmod", fmod),
    OF_TWO("remainder", remainder),
    FUNCTION("ceil", (rounded<"__ceil__", ceil_of>), 1, 1),
    FUNCTION("comb", math_comb, 2, 2),
    FUNCTION("dist", math_dist, 2, 2),
    CONSTANT("e", rom_float(euler)),
    FUNCTION("factorial", math_factorial, 1, 1),
    FUNCTION("floor", (rounded<"__floor__", floor_of>), 1, 1),
    FUNCTION("frexp", frexp, 1, 1),
    FUNCTION("fsum", math_fsum, 1, 1),
    FUNCTION("gamma", gamma, 1, 1),
    FUNCTION("gcd", math_gcd, 0, 255),
    FUNCTION("hypot", math_hypot, 0, 255),
    CONSTANT("inf", rom_float(HUGE_VAL)),
    FUNCTION_P("isclose", isclose, 2, 4, isclose_parameters),
    FUNCTION("isfinite", test_one<is_finite_of>, 1, 1),
    FUNCTION("isinf", test_one<is_inf_of>, 1, 1),
    FUNCTION("isnan", test_one<is_nan_of>, 1, 1),
    FUNCTION("isqrt", math_isqrt, 1, 1),
    FUNCTION("lcm", math_lcm, 0, 255),
    FUNCTION("ldexp", ldexp, 2, 2),
    FUNCTION("lgamma", lgamma, 1, 1),
    FUNCTION("log", log, 1, 2),
    FUNCTION("log10", log10, 1, 1),
    FUNCTION("log2", log2, 1, 1),
    FUNCTION("modf", modf, 1, 1),
    CONSTANT("nan", rom_float(std::numeric_limits<double>::quiet_NaN())),
    FUNCTION("nextafter", nextafter, 2, 2),
    FUNCTION_P("perm", math_perm, 1, 2, perm_parameters),
    CONSTANT("pi", rom_float(pi)),
    FUNCTION("pow", power, 2, 2),
    FUNCTION_P("prod", math_prod, 1, 2, prod_parameters),
    FUNCTION("sumprod", math_sumprod, 2, 2),
    CONSTANT("tau", rom_float(2 * pi)),
    FUNCTION("trunc", trunc, 1, 1),
    FUNCTION("ulp", ulp, 1, 1),
};

}  // namespace

constinit const NativeModule math_module = {sym<"math">, attributes, std::size(attributes)};

}  // namespace adder
