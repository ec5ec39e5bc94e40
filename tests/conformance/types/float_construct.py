# float(): from text, int and other objects; what is refused.
# single: differs
print(
    float(),
    float(3),
    float("1.5"),
    float("-2"),
    float("  3.25 \n"),
    float("1e3"),
    float("1E-2"),
    float(".5"),
    float("5."),
    float("1_0.5"),
    float(True),
)
print(
    float("inf"),
    float("-Infinity"),
    float("NaN"),
    float("+inf"),
    float("INF"),
    float(b"2.5"),
    float("-0"),
    float("1e400"),
    float("1e-400"),
)
print(float(2**53), float("0.000"), float("000123"), float("+.5e+1"))


class F:
    def __float__(self):
        return 2.5


class I:
    def __index__(self):
        return 4


print(float(F()), float(I()))
for v in (
    "",
    "x",
    "1.2.3",
    "1e",
    "e5",
    "--1",
    "1 2",
    "0x10",
    "1_",
    "_1",
    "1__0",
    ".",
    "inf1",
    None,
    [],
    1j,
    "1.5f",
    "nanx",
    b"x",
):
    try:
        print(repr(v), float(v))
    except (ValueError, TypeError) as e:
        print(repr(v), "->", type(e).__name__, e)
try:
    float(10**400)
except OverflowError as e:
    print(e)
try:
    10**400 + 1.5
except OverflowError as e:
    print(e)
try:
    2.0**5000
except OverflowError as e:
    print(type(e).__name__)
try:
    10**400 / 3
except OverflowError as e:
    print(e)
print(10**40 // 10**39, 10**40 / 10**39)
