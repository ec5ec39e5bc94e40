# bool: a subclass of int with two instances.
print(
    True,
    False,
    repr(True),
    str(False),
    type(True).__name__,
    isinstance(True, int),
    issubclass(bool, int),
    bool.__mro__[1].__name__,
)
print(
    bool(),
    bool(0),
    bool(5),
    bool(""),
    bool("False"),
    bool([]),
    bool([0]),
    bool(None),
    bool(0.0),
    bool(0j),
    bool(float("nan")),
)
print(True + True, True * 10, True - False, -True, True / 2, True // 1, 2**True, sum([True, False, True]))
print(True == 1, True & False, True | False, True ^ True, True and "x", not True)
print(
    type(True & True).__name__,
    type(True & 1).__name__,
    type(True + True).__name__,
    type(not 5).__name__,
    type(+True).__name__,
)
print(
    [10, 20][True],
    "ab"[False],
    "x" * True,
    int(True),
    float(True),
    complex(True),
    hex(True),
    f"{True:d} {True} {True!r:>6} {True:5}",
)
print(True < 2, False < True, sorted([True, False, 2, -1]), True.bit_length(), True.real, (True).to_bytes(1, "big"))
print(bool("0"), True if "" else False, True.__class__.__name__, bool.from_bytes(b"\x01", "big"))
print("%d %s %r %5d" % (True, True, False, True), format(True, ""), "{:>6}|{:<6d}|".format(True, False))
for f in (lambda: bool(1, 2), lambda: bool(x=1), lambda: True.x):
    try:
        f()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
