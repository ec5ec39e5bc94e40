# int: bit_length, bit_count, to_bytes, from_bytes, as_integer_ratio, conjugate, real, imag.
print(
    [n.bit_length() for n in (0, 1, -1, 255, 256, 2**64, -(2**64))],
    [n.bit_count() for n in (0, 1, -1, 255, -255, 2**70 + 1)],
)
print(
    (1000).to_bytes(4, "big"),
    (1000).to_bytes(4, "little"),
    (-2).to_bytes(3, "big", signed=True),
    (0).to_bytes(0, "big"),
)
print(
    (2**80 + 5).to_bytes(12, "little"),
    (255).to_bytes(1, "big"),
    (5).to_bytes(),
    (128).to_bytes(length=2, byteorder="big"),
)
print(
    int.from_bytes(b"\x01\x02", "big"),
    int.from_bytes(b"\x01\x02", "little"),
    int.from_bytes(b"\xff\xfe", "big", signed=True),
)
print(
    int.from_bytes(b"", "big"),
    int.from_bytes([1, 2, 3], "big"),
    int.from_bytes(bytes(range(20)), "little"),
    int.from_bytes(b"\x80"),
)
for f in (
    lambda: (256).to_bytes(1, "big"),
    lambda: (-1).to_bytes(1, "big"),
    lambda: (128).to_bytes(1, "big", signed=True),
    lambda: (1).to_bytes(-1, "big"),
    lambda: (1).to_bytes(1, "middle"),
    lambda: int.from_bytes("ab", "big"),
    lambda: (2**70).to_bytes(8, "little"),
    lambda: int.from_bytes([300], "big"),
):
    try:
        print(f())
    except (OverflowError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
print((5).as_integer_ratio(), (5).conjugate(), (5).real, (5).imag, (5).numerator, (5).denominator, (-7).__abs__())
print(
    (5).__add__(3),
    (5).__add__("x"),
    (5).__radd__(3),
    (5).__divmod__(3),
    (5).__pow__(2),
    (5).__lt__(6),
    (5).__eq__("5"),
    (5).__bool__(),
)
print(
    (7).__index__(),
    (7).__int__(),
    (7).__float__(),
    (7).__neg__(),
    (7).__hash__(),
    (7).__repr__(),
    (3).__rsub__(10),
    (3).__floordiv__(2),
)
