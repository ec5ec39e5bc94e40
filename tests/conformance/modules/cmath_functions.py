# cmath: functions in fixed digits.
import cmath


def show(z):
    if isinstance(z, complex):
        return f"{z.real + 0.0:.4f}{z.imag + 0.0:+.4f}j"
    return f"{z:.4f}"


print(show(cmath.pi), show(cmath.e))
for z in (1 + 2j, -1 + 0.5j, 2, 0.5j):
    print(
        z,
        [
            f"{n} {show(getattr(cmath, n)(z))}"
            for n in (
                "sqrt",
                "exp",
                "log",
                "log10",
                "sin",
                "cos",
                "tan",
                "sinh",
                "cosh",
                "tanh",
                "phase",
                "asin",
                "acos",
                "atan",
            )
        ],
    )
print(
    [show(v) for v in cmath.polar(3 + 4j)],
    show(cmath.rect(2, cmath.pi / 2)),
    show(cmath.log(8, 2)),
    cmath.sqrt(-4),
    cmath.isnan(complex("nan")),
    cmath.isfinite(1j),
    cmath.isinf(complex("inf")),
    cmath.isclose(1j, 1j + 1e-12),
)
for f in (lambda: cmath.log(0), lambda: cmath.sqrt("a"), lambda: cmath.phase(), lambda: cmath.rect(1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
