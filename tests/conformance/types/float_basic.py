# float: arithmetic with exactly representable values, floor division and modulo signs, errors.
# single: differs
a, b = 7.5, 2.0
print(a + b, a - b, a * b, a / b, a // b, a % b, a**b, divmod(a, b), -a, +a, abs(-a))
for x, y in (
    (7.5, 2.0),
    (-7.5, 2.0),
    (7.5, -2.0),
    (-7.5, -2.0),
    (6.0, 3.0),
    (-6.0, 3.0),
    (0.0, 5.0),
    (-0.0, 5.0),
    (1e10, 3.0),
    (5.0, float("inf")),
    (-5.0, float("inf")),
):
    print(x, y, x // y, x % y, divmod(x, y))
print(1 + 0.5, 3 * 0.5, 7 / 2, 6 / 3, 7 // 2.0, 7 % 2.5, 2**0.5 == 2.0**0.5, 2**-1, 4**0.5, (-8) ** 3.0)
print(0.0, -0.0, 0.0 == -0.0, 1 / 4, -1 / 4, 1e3, 1.5e300 * 0 == 0)
for f in (
    lambda: 1.0 / 0,
    lambda: 1.0 // 0,
    lambda: 1.0 % 0,
    lambda: divmod(1.0, 0.0),
    lambda: 0.0**-1,
    lambda: 1.5 + "x",
    lambda: "x" * 1.5,
    lambda: 1.5 & 1,
    lambda: 1.5 << 1,
    lambda: ~1.5,
    lambda: [1] * 1.0,
    lambda: (2.0).x,
):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
inf = float("inf")
nan = float("nan")
print(inf, -inf, nan, inf + 1, inf - inf, inf * 0, inf > 1e30, nan == nan, nan != nan, 1 / inf, inf == inf, -inf < inf)
print((-8.0) ** 2, 2.0**10, 0.0**0, 1.0**inf, inf**0, 4.0**-0.5, type((-8) ** 0.5).__name__)
print(
    min(1.5, 2),
    max(1.5, 2),
    sum([0.5, 0.25, 1]),
    round(2.5),
    round(3.5),
    round(-2.5),
    round(2.675, 1),
    round(1234.5, -2),
    round(0.5),
    round(1.5),
)
