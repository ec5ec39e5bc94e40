# Decimal: exact text, arithmetic to a precision, all roundings, formats, functions, contexts, errors.
# single: differs
from decimal import *
from fractions import Fraction
D = Decimal
print(D("1.10") + D("2.20"), D("0.1") * 3, D(10) / 3, D("1") / D("7"), D(7) // 2, D(-7) // 2, D(-7) % 3, divmod(D("7.5"), 2), D(2) ** 10, D("1.1") ** -2, D(2) ** D("0.5"), -D("0.0"), abs(D("-3.2")), +D("1.234567890123456789012345678901"))
for t in ("0", "-0", "1E+3", "1e-10", "0.000001", "0.0000001", "123456789012345678901234567890", "1.50", "-12.34E5", "Infinity", "-inf", "NaN", "sNaN", "nan123", " 5 ", ".5", "5.", "1_000.5", "00012.30", "1E400"):
    d = D(t)
    print(repr(d), str(d), d.as_tuple(), d.is_finite(), d.is_zero(), d.is_signed(), d.adjusted(), repr(d.normalize()) if not d.is_nan() else "")
print(D(0.1), D(1.5), D(-3), D((1, (1, 2, 3), -2)), D.from_float(0.25), D(True))
for r in (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP):
    print(r, [str(D(x).quantize(D("1"), rounding=r)) for x in ("2.5", "3.5", "-2.5", "2.1", "-2.9", "2.6", "5.1")], [str(D(x).quantize(D(".01"), r)) for x in ("1.005", "1.015", "-1.025")])
print(D("2.675").quantize(D("0.01")), D("1234.5").quantize(D("1E1")), D("9.999").quantize(D("0.01")), D("3").quantize(D("0.001")), round(D("2.675"), 2), round(D("2.5")), round(D("-3.5")), int(D("-3.7")), float(D("1.25")), D("3.7").to_integral_value(), D("1.2300").normalize(), D("1200").normalize())
print(D(2).sqrt(), D("0.25").sqrt(), D(16).sqrt(), D("1e-5").sqrt(), D(1).exp(), D("2.5").exp(), D(-3).exp(), D(10).ln(), D("0.5").ln(), D(1000).log10(), D(2).log10(), D("123.456").ln())
print(D("1.0") == D("1.00"), D("1.5") == 1.5, D("0.1") == 0.1, D(1) < 2, D(3) > 2.5, D("NaN") == D("NaN"), D(5) == 5, hash(D(5)) == hash(5), hash(D("0.5")) == hash(0.5), D("1") != "1", sorted([D(3), D("1.5"), 2]), max(D(1), D(2)), D("1") == Fraction(1), D(1).compare(D(2)), D("1").max(D("2")), D(2).min(1))
for spec in ("", ".2f", ",.2f", "10.3f", "<10.1f|", "+.2f", "010.2f", ".3e", "E", "g", ".3g", "%", ".1%", ",", "_.1f", "*^15.2f", "020,.2f", "n"):
    try:
        print(repr(spec), [format(D(x), spec) for x in ("1234567.891", "-0.005", "0", "1E+5", "2.5E-8")])
    except ValueError as e:
        print(spec, e)
print(f"{D('Infinity'):>10} {D('nan'):f} {D('-inf'):.2f}")
for bad in (lambda: D("abc"), lambda: D(1) / 0, lambda: D(0) / 0, lambda: D(1) % 0, lambda: D(1) // 0, lambda: D(-1).sqrt(), lambda: D("NaN") < 1, lambda: int(D("inf")), lambda: int(D("nan")), lambda: D(None), lambda: D("Infinity") - D("Infinity"), lambda: D("0") ** 0, lambda: D(-2) ** D("0.5"), lambda: D(-1).ln(), lambda: D("1e30").quantize(D("1")), lambda: D([]) , lambda: D("sNaN") + 1, lambda: D("")):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e, isinstance(e, ArithmeticError))
ctx = getcontext()
print(ctx.prec, ctx.rounding)
with localcontext() as c:
    c.prec = 5
    c.rounding = ROUND_DOWN
    print(D(1) / 3, D(2) / 3, D(12345678) + 0, D("1.23456789") * 1)
    c.traps[DivisionByZero] = False
    print(D(1) / 0, D(-1) / 0)
with localcontext(Context(prec=50)):
    print(D(1) / 7, D(2).sqrt())
print(D(1) / 3, ctx.add(D(1), D(2)), Context(prec=3).divide(D(1), D(3)), Context(prec=4).create_decimal("3.14159"), ctx.sqrt(D(9)))
print(sum(map(D, ["1.1", "2.2", "3.3"])), sum([D("0.1")] * 10) == 1, D("19.99") * 3, (D("100") * D("0.0725")).quantize(D("0.01"), ROUND_HALF_UP))
p = D("1000"); 
for y in range(5): p = (p * D("1.05")).quantize(D("0.01"))
print(p, D("3.14").as_integer_ratio(), D("-1.5").copy_abs(), D("1.5").copy_sign(D(-1)), D(10).scaleb(2), D("1.20").same_quantum(D("0.01")), D(7).remainder_near(4), D(2).fma(3, 4))
def pi():
    getcontext().prec += 2
    three = D(3)
    lasts, t, s, n, na, d, da = 0, three, 3, 1, 0, 0, 24
    while s != lasts:
        lasts = s
        n, na = n + na, na + 8
        d, da = d + da, da + 32
        t = (t * n) / d
        s += t
    getcontext().prec -= 2
    return +s
print(pi())
for mixed in (lambda: D(1) + 1.5, lambda: D(1) < "a", lambda: D("1") + "1", lambda: D("1.1") + Fraction(1)):
    try:
        print(mixed())
    except TypeError as e:
        print(type(e).__name__)
