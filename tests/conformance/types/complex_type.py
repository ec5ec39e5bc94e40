# complex: arithmetic, parts, text, construction, errors.
a, b = 3 + 4j, 1 - 2j
print(a + b, a - b, a * b, a / b, a**2, -a, +a, abs(a), a.conjugate(), a.real, a.imag)
print(a == 3 + 4j, a != b, a == 3, 3 + 0j == 3, 2j * 2j, 1 + a, a - 1.5, 2 * a, a / 2, 1 / (1 + 1j), (1j) ** 2)
print(
    complex(),
    complex(1),
    complex(1, 2),
    complex("1+2j"),
    complex("3"),
    complex("-j"),
    complex("2.5j"),
    complex(" (1-1j) "),
    complex(1.5, -0.5),
    complex(real=1, imag=2),
    complex(1j, 1j),
)
print(
    repr(1j),
    repr(-1j),
    str(1 + 0j),
    repr(complex(0, -0.0)),
    repr(complex(-0.0, 1)),
    repr(1.5 - 2.25j),
    [0j],
    complex("inf"),
    complex(1, float("nan")),
)
print(bool(0j), bool(1j), hash(1 + 0j) == hash(1), {1: "x"}[1 + 0j], type(1j).__name__, isinstance(1j, complex))
print(f"{a} {a:.1f} {a:>12} {a:+.2f}", "%s" % a, "%r" % b, format(b, ""), format(a, ".2e"))
print(a**0, 0j**0, (1 + 1j) ** 3, (2 + 0j) ** 0.5 == complex(2) ** 0.5, (2j).__abs__())
for f in (
    lambda: a < b,
    lambda: a // b,
    lambda: a % b,
    lambda: int(a),
    lambda: float(a),
    lambda: a / 0,
    lambda: complex("x"),
    lambda: complex("1 + 2j"),
    lambda: complex("1", 2),
    lambda: 0j**-1,
    lambda: complex(None),
    lambda: divmod(a, b),
    lambda: a + "x",
    lambda: format(a, "d"),
    lambda: complex([]),
    lambda: round(a),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
