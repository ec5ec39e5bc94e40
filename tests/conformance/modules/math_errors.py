# math: domain errors, overflow, wrong types.
import math

for text in ("sqrt(-1)", "log(0)", "log(-1)", "log2(0)", "log10(-5)", "asin(2)", "acos(-2)", "acosh(0.5)", "atanh(1)", "exp(10000)", "pow(0, -1)", "pow(-8, 0.5)", "factorial(-1)", "factorial(2.5)", "isqrt(-1)", "gcd(1.5)", "comb(-1, 2)", "comb(2.5, 1)", "perm(3, -1)", "fmod(1, 0)", "sin('a')", "sqrt(None)", "sin()", "sin(1, 2)", "sin(math.inf)", "gamma(0)", "gamma(-1)", "lgamma(0)", "ldexp(1.0, 5000)", "floor('a')", "ceil(math.nan)", "floor(math.inf)", "trunc(math.inf)", "log(8, 1)", "log(8, 0)", "isqrt(1.5)", "prod(5)", "dist([1], [1, 2])", "fsum(['a'])", "sqrt(1j)", "cosh(10000)", "log1p(-1)", "remainder(1, 0)", "hypot('a')", "fmod(math.inf, 1)", "isclose(1, 2, rel_tol=-1)", "ldexp(1, 1.5)"):
    try:
        print(text, eval("math." + text))
    except Exception as e:
        print(text, "->", type(e).__name__, e)
print(math.sqrt(0), math.exp(-10000), math.fmod(5, math.inf), math.pow(math.nan, 0), math.pow(1, math.nan), math.log(math.inf), math.atan(math.inf) == math.pi / 2, math.copysign(1, math.nan) in (1, -1), math.frexp(math.inf), math.modf(math.inf), math.hypot(math.inf, math.nan))
