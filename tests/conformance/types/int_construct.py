# int(): from text in every base, floats, other objects; what is refused.
# single: differs
print(int(), int(5), int(True), int("12"), int("-12"), int("+12"), int("  12\n"), int("1_000"), int("0012"))
print(
    int("ff", 16),
    int("0xff", 16),
    int("0XFF", 16),
    int("777", 8),
    int("0o17", 8),
    int("1010", 2),
    int("0b11", 2),
    int("z", 36),
    int("Zz", 36),
)
print(int("0x1f", 0), int("0b101", 0), int("0o17", 0), int("99", 0), int("0", 0), int("-0x10", 16), int("1" * 40))
print(int(3.99), int(-3.99), int(1e20), int(2.0**70), int(b"42"), int(bytearray(b"7")), int("٣"))
print(int("12", base=5), int(x := "7"))


class I:
    def __int__(self):
        return 9


class X:
    def __index__(self):
        return 11


print(int(I()), int(X()))
for args in (
    ("",),
    ("x",),
    ("1.5",),
    ("0x10",),
    ("12", 2),
    ("z", 35),
    ("1__0",),
    ("_1",),
    ("1_",),
    ("- 1",),
    ("--1",),
    ("1 2",),
    ("12", 1),
    ("12", 37),
    ("010", 0),
    (None,),
    ([],),
    (float("nan"),),
    (float("inf"),),
    (5, 10),
    (b"x",),
    ("9" * 20 + "a",),
    (1j,),
    ("0b", 2),
    (" ",),
    ("12", "10"),
):
    try:
        print(args, int(*args))
    except (ValueError, TypeError, OverflowError) as e:
        print(args, "->", type(e).__name__, e)
