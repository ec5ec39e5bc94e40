# single: differs
"""A small vector and matrix library with the whole set of operator methods."""
import math
from functools import reduce, total_ordering
from numbers import Number


@total_ordering
class Vector:
    __slots__ = ("_items",)

    def __init__(self, *items):
        if len(items) == 1 and not isinstance(items[0], Number):
            items = tuple(items[0])
        self._items = tuple(float(x) for x in items)

    @classmethod
    def zeros(cls, n):
        return cls([0] * n)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{x:g}' for x in self._items)})"

    def __str__(self):
        return "<" + " ".join(f"{x:.2f}" for x in self) + ">"

    def __format__(self, spec):
        if not spec:
            return str(self)
        return "(" + ", ".join(format(x, spec) for x in self) + ")"

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return Vector(self._items[index])
        return self._items[index]

    def __eq__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return self._items == other._items

    def __lt__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return abs(self) < abs(other)

    def __hash__(self):
        return hash(self._items)

    def __add__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        if len(self) != len(other):
            raise ValueError(f"dimensions differ: {len(self)} and {len(other)}")
        return Vector([a + b for a, b in zip(self, other)])

    def __neg__(self):
        return Vector([-x for x in self])

    def __pos__(self):
        return Vector(self)

    def __sub__(self, other):
        return self + -other

    def __mul__(self, k):
        if isinstance(k, Vector):
            return sum(a * b for a, b in zip(self, k))
        if isinstance(k, Number):
            return Vector([x * k for x in self])
        return NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, k):
        return self * (1 / k)

    def __floordiv__(self, k):
        return Vector([x // k for x in self])

    def __mod__(self, k):
        return Vector([x % k for x in self])

    def __divmod__(self, k):
        return self // k, self % k

    def __pow__(self, n, modulo=None):
        return Vector([pow(x, n) for x in self])

    def __matmul__(self, other):
        return self * other

    def __abs__(self):
        return math.sqrt(self * self)

    def __bool__(self):
        return any(self)

    def __round__(self, n=0):
        return Vector([round(x, n) for x in self])

    def __contains__(self, x):
        return any(math.isclose(x, y) for y in self)

    def __reversed__(self):
        return Vector(self._items[::-1])

    def __iadd__(self, other):
        print("iadd")
        return self + other

    def __getattr__(self, name):
        if name in "xyzw":
            i = "xyzw".index(name)
            if i < len(self):
                return self._items[i]
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")


class Matrix:
    def __init__(self, rows):
        self.rows = [list(map(float, r)) for r in rows]
        if len({len(r) for r in self.rows}) > 1:
            raise ValueError("ragged rows")

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0])

    @property
    def T(self):
        return Matrix(zip(*self.rows))

    def __getitem__(self, key):
        match key:
            case int(i):
                return Vector(self.rows[i])
            case (int(i), int(j)):
                return self.rows[i][j]
            case (slice() as s, int(j)):
                return Vector([r[j] for r in self.rows[s]])
            case _:
                raise TypeError(f"bad index {key!r}")

    def __setitem__(self, key, value):
        i, j = key
        self.rows[i][j] = value

    def __matmul__(self, other):
        if isinstance(other, Vector):
            return Vector([Vector(r) * other for r in self.rows])
        columns = list(zip(*other.rows))
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in columns] for r in self.rows])

    def __pow__(self, n):
        return reduce(lambda a, b: a @ b, [self] * n)

    def det(self):
        m, sign, n = [r[:] for r in self.rows], 1, len(self.rows)
        for c in range(n):
            p = max(range(c, n), key=lambda r: abs(m[r][c]))
            if m[p][c] == 0:
                return 0.0
            if p != c:
                m[p], m[c] = m[c], m[p]
                sign = -sign
            for r in range(c + 1, n):
                f = m[r][c] / m[c][c]
                for k in range(c, n):
                    m[r][k] -= f * m[c][k]
        return sign * math.prod(m[i][i] for i in range(n))

    def __str__(self):
        widths = [max(len(f"{x:g}") for x in col) for col in zip(*self.rows)]
        return "\n".join("[" + "  ".join(f"{x:>{w}g}" for x, w in zip(r, widths)) + "]" for r in self.rows)


v, w = Vector(1, 2, 3), Vector([4, 5, 6])
print(v, repr(w), f"{v:.3f}", f"{w:+8.1e}", len(v), list(v))
print(v + w, v - w, -v, +v, v * w, 2 * v, v * 2.5, v / 4, v // 2, v % 2, divmod(w, 4), v**2, v @ w)
print(abs(v), bool(v), bool(Vector.zeros(3)), round(v / 3, 2), 2 in v, 7 in v, reversed(v))
print(v == Vector(1, 2, 3), v != w, v < w, v >= w, sorted([w, v, Vector(0, 1, 0)]), max(v, w))
print(v.x, v.y, v.z, v[1:], v[-1], {v: "v"}[Vector(1, 2, 3)])
v += w
print(v)
for bad in (lambda: v + 1, lambda: v + Vector(1), lambda: v.w, lambda: v < 3, lambda: v * "a", lambda: Matrix([[1], [1, 2]])):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
m = Matrix([[2, -1, 0], [1, 3, 5], [0.5, 0, 1]])
print(m, m.shape, m.T, m.det(), m @ m, m**3, m @ v, m[1], m[1, 2], m[:, 0], sep="\n")
m[0, 0] = 10
print(m[0])
