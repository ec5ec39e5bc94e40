# math: functions on values with exact or well-known results.
import math

print(math.pi, math.e, math.tau, math.inf, math.nan)
print(math.sqrt(16), math.sqrt(2.25), math.pow(2, 10), math.pow(4, 0.5), math.exp(0), math.log(1), math.log(8, 2), math.log2(1024), math.log10(1000), math.expm1(0), math.log1p(0))
print(math.sin(0), math.cos(0), math.tan(0), math.asin(0), math.acos(1), math.atan(0), math.atan2(0, 1), math.sinh(0), math.cosh(0), math.tanh(0), math.asinh(0), math.acosh(1), math.atanh(0))
print(math.floor(2.7), math.floor(-2.7), math.ceil(2.1), math.ceil(-2.1), math.trunc(2.9), math.trunc(-2.9), math.floor(5), math.ceil(5), type(math.floor(2.5)).__name__)
print(math.fabs(-3), math.fmod(7.5, 2), math.fmod(-7.5, 2), math.modf(2.75), math.modf(-2.75), math.frexp(8), math.frexp(0), math.frexp(-0.375), math.ldexp(0.5, 4), math.copysign(3, -0.0), math.copysign(-3, 1))
print(math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1e30), math.isclose(1, 1 + 1e-7, rel_tol=1e-6), math.isclose(1, 1.1), math.isclose(0, 1e-9, abs_tol=1e-8), math.isclose(math.inf, math.inf))
print(math.degrees(math.pi), math.radians(180) == math.pi, math.hypot(3, 4), math.hypot(), math.hypot(1, 2, 2), math.dist([0, 0], [3, 4]), math.fsum([0.5, 0.25, 0.25]), math.cbrt(27), math.exp2(5))
print(round(math.erf(0.5), 5), round(math.erfc(0.5), 5), math.gamma(5), math.lgamma(1), math.erf(0), math.remainder(7, 4), round(math.gamma(0.5), 5))
print(math.factorial(0), math.factorial(5), math.factorial(30), math.gcd(12, 18), math.gcd(), math.gcd(-4, 6, 8), math.gcd(0, 5), math.lcm(4, 6), math.lcm(), math.lcm(0, 3), math.isqrt(17), math.isqrt(10 ** 40), math.comb(5, 2), math.comb(50, 25), math.perm(5, 2), math.perm(4), math.comb(2, 5), math.prod([1, 2, 3]), math.prod([], start=5), math.prod([0.5, 4]))
print(math.nextafter(1, 1), math.floor(10 ** 20), math.ceil(-10 ** 20), math.sqrt(10 ** 20), math.log2(2 ** 60), math.trunc(True))
for name in ("sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "exp", "log", "log2", "log10", "sqrt", "erf", "asinh"):
    print(name, [f"{getattr(math, name)(x):.4f}" for x in (0.25, 0.5, 0.75)])
