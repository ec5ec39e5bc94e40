# cmath with zeros of both signs, infinities and NaN: annex G of C99.
import cmath

values = [float("-inf"), -1.0, -0.0, 0.0, 1.0, float("inf"), float("nan")]


def part(x):
    return repr(x) if x == 0 or x != x or abs(x) == float("inf") else f"{x:.4f}"


def show(function, *arguments):
    try:
        z = function(*arguments)
    except (ValueError, OverflowError, ZeroDivisionError) as e:
        return f"{type(e).__name__}: {e}"
    if isinstance(z, complex):
        return f"({part(z.real)}, {part(z.imag)})"
    if isinstance(z, tuple):
        return f"[{part(z[0])}, {part(z[1])}]"
    return part(z) if isinstance(z, float) else repr(z)


names = "sqrt exp log log10 sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh phase polar isfinite isinf isnan"
for name in names.split():
    function = getattr(cmath, name)
    for re in values:
        print(name, re, [show(function, complex(re, im)) for im in values])
for a in values:
    print("rect", a, [show(cmath.rect, a, b) for b in values])
    print("abs", a, [show(abs, complex(a, b)) for b in values])
    print("*", a, [show(lambda: complex(a, b) * complex(2, b)) for b in values])
    print("/", a, [show(lambda: complex(a, b) / complex(2, 1)) for b in values])

# Powers that have no value, or too large a one.
for base, exponent in (
    (0j, -1), (0j, 1j), (0j, 0), (0j, 2), (1e30j, 2e30), (complex("inf"), 2), (complex("inf"), 2.5),
):
    print(base, exponent, show(lambda: base**exponent))
