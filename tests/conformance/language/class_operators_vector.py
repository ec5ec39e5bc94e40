# A small vector class with every operator it needs, as people write it.
class Vector:
    def __init__(self, *values):
        self.values = tuple(values)

    def __repr__(self):
        return "Vector(" + ", ".join(map(repr, self.values)) + ")"

    def __len__(self):
        return len(self.values)

    def __iter__(self):
        return iter(self.values)

    def __getitem__(self, i):
        return Vector(*self.values[i]) if isinstance(i, slice) else self.values[i]

    def __eq__(self, o):
        return isinstance(o, Vector) and self.values == o.values

    def __hash__(self):
        return hash(self.values)

    def __add__(self, o):
        return Vector(*(a + b for a, b in zip(self, o, strict=True)))

    def __sub__(self, o):
        return self + -o

    def __neg__(self):
        return Vector(*(-a for a in self))

    def __mul__(self, k):
        if isinstance(k, Vector):
            return NotImplemented
        return Vector(*(a * k for a in self))

    __rmul__ = __mul__

    def __matmul__(self, o):
        return sum(a * b for a, b in zip(self, o))

    def __abs__(self):
        return (self @ self) ** 0.5

    def __bool__(self):
        return any(self)

    def __lt__(self, o):
        return self @ self < o @ o

    def __contains__(self, x):
        return x in self.values

    def __format__(self, spec):
        return "<" + ", ".join(format(v, spec) for v in self) + ">"

    def __round__(self, n=0):
        return Vector(*(round(v, n) for v in self))


a, b = Vector(1, 2, 2), Vector(3, 0, 4)
print(
    a + b,
    a - b,
    -a,
    a * 2,
    3 * b,
    a @ b,
    abs(a),
    abs(b),
    bool(Vector(0, 0)),
    a == Vector(1, 2, 2),
    a != b,
    a < b,
    sorted([b, a]),
    2 in a,
)
print(
    f"{a:.1f} {b:>3}",
    a[0],
    a[1:],
    [*a],
    max(a),
    {a: "v"}[Vector(1, 2, 2)],
    len(a),
    round(Vector(1.26, 2.74), 1),
    sum([a, b], Vector(0, 0, 0)),
)
for text in ("a * b", "a + Vector(1)", "a + 5", "a @ 5", "a < 5", "Vector(1) > 'x'"):
    try:
        print(eval(text))
    except (TypeError, ValueError) as e:
        print(text, "->", type(e).__name__, e)
a += b
a *= 2
print(a)
