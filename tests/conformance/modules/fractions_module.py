# Fraction: making, arithmetic with every kind of number, rounding, comparison, errors.
# single: differs
import math
from fractions import Fraction as F

print(F(), F(3), F(6, -4), F("3/7"), F(" -0.125 "), F("1e-3"), F("2.5E2"), F("1_000"), F(0.5), F(F(1, 2), F(3, 4)), repr(F(-1, 3)))
a, b = F(3, 4), F(-5, 6)
print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b), -a, +a, abs(b), a**3, a**-2, a**0.5, 2**F(3), 4**F(1, 2))
print(a + 1, 1 + a, a * 2, 3 / a, 1 - a, 7 // a, 7 % a, a + 0.5, 0.5 * a, a + 1j, 10 ** F(-2))
print(int(F(7, 2)), int(F(-7, 2)), round(F(7, 2)), round(F(5, 2)), round(F(22, 7), 3), round(F(1234, 1), -2), math.floor(b), math.ceil(b), math.trunc(b), float(F(1, 3)))
print(a == 0.75, a == F(6, 8), a != 1, a < 1, b < a, a >= 0.75, F(1, 2) == 0.5 + 0j, a > float("-inf"), a < math.inf, F(2) == 2, hash(F(2)) == hash(2), hash(F(1, 2)) == hash(0.5))
print(F(math.pi).limit_denominator(1000), F("3.1415926535").limit_denominator(10), F(1, 3).limit_denominator(2), F(math.e).limit_denominator())
print(F.from_float(0.1), F(0.1).numerator, F(3, 4).as_integer_ratio(), bool(F(0)), bool(a), sum([F(1, 2), F(1, 3)]), max(F(1, 2), 0.4), sorted([F(1, 2), 0.25, F(1, 3)]))
print(isinstance(a, F), sum(F(1, n * n) for n in range(1, 20)), {F(1, 2): "half"}[0.5])
for bad in (lambda: F(1, 0), lambda: F("x"), lambda: F("1/0"), lambda: F(None), lambda: F(1.5, 2), lambda: a / 0, lambda: F(0) ** -1, lambda: a < "x",
            lambda: a + "x", lambda: F(float("nan")), lambda: F(float("inf")), lambda: a.limit_denominator(0), lambda: F("1 /2"), lambda: F("")):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
