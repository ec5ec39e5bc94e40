# float: is_integer, as_integer_ratio, hex, fromhex, conjugate, real, imag, trunc.
# single: differs
print((1.0).is_integer(), (1.5).is_integer(), (-0.0).is_integer(), float("inf").is_integer())
print((0.5).as_integer_ratio(), (2.75).as_integer_ratio(), (-4.0).as_integer_ratio(), (0.0).as_integer_ratio())
for v in (float("inf"), float("nan")):
    for f in (v.as_integer_ratio, v.__int__, lambda: round(v), v.__trunc__):
        try:
            f()
        except (OverflowError, ValueError) as e:
            print(type(e).__name__, e)
print(float.fromhex("0x1.8p1"), float.fromhex("-0x1p-3"), float.fromhex("inf"), float.fromhex("1"))
print((1.5).conjugate(), (1.5).real, (1.5).imag, (2.5).__int__(), (2.7).__trunc__(), (2.5).__bool__(), (0.0).__bool__())
print(
    (1.5).__add__(2),
    (1.5).__add__("x"),
    (1.5).__eq__(1.5),
    (1.5).__lt__(2),
    (1.5).__neg__(),
    (2.0).__pow__(3),
    (7.0).__floordiv__(2),
)
print((2.5).__round__(), (2.25).__round__(1), (3.7).__floor__(), (3.2).__ceil__(), (1.0).__hash__() == hash(1))
print(
    round(1.25, 1),
    round(-1.75, 1),
    round(12345.678, -2),
    round(0.5, 0),
    type(round(1.5)).__name__,
    type(round(1.5, 0)).__name__,
    round(1e20),
)
try:
    float.fromhex("zz")
except ValueError as e:
    print(e)
try:
    round(1.5, "x")
except TypeError as e:
    print(e)
