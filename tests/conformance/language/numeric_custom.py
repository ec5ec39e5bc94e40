# A rational number class that works with int and float through the reflected methods.
def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


class Frac:
    def __init__(self, n, d=1):
        if d == 0:
            raise ZeroDivisionError("Frac(%d, 0)" % n)
        g = gcd(abs(n), abs(d)) * (1 if d > 0 else -1)
        self.n, self.d = n // g, d // g

    @staticmethod
    def lift(x):
        return x if isinstance(x, Frac) else Frac(x) if isinstance(x, int) else None

    def _op(f):
        def forward(self, o):
            o = Frac.lift(o)
            return NotImplemented if o is None else f(self, o)

        def backward(self, o):
            o = Frac.lift(o)
            return NotImplemented if o is None else f(o, self)

        return forward, backward

    __add__, __radd__ = _op(lambda a, b: Frac(a.n * b.d + b.n * a.d, a.d * b.d))
    __sub__, __rsub__ = _op(lambda a, b: Frac(a.n * b.d - b.n * a.d, a.d * b.d))
    __mul__, __rmul__ = _op(lambda a, b: Frac(a.n * b.n, a.d * b.d))
    __truediv__, __rtruediv__ = _op(lambda a, b: Frac(a.n * b.d, a.d * b.n))
    __lt__, __gt__ = _op(lambda a, b: a.n * b.d < b.n * a.d)
    __eq__, _ = _op(lambda a, b: (a.n, a.d) == (b.n, b.d))

    def __hash__(self):
        return hash(self.n) if self.d == 1 else hash((self.n, self.d))

    def __pow__(self, k, mod=None):
        return Frac(self.n**k, self.d**k) if k >= 0 else Frac(self.d**-k, self.n**-k)

    def __neg__(self):
        return Frac(-self.n, self.d)

    def __abs__(self):
        return Frac(abs(self.n), self.d)

    def __int__(self):
        return int(self.n / self.d)

    def __float__(self):
        return self.n / self.d

    def __bool__(self):
        return self.n != 0

    def __repr__(self):
        return f"{self.n}/{self.d}" if self.d != 1 else str(self.n)

    def __divmod__(self, o):
        q = (self / o).n // (self / o).d
        return q, self - q * o


a, b = Frac(1, 2), Frac(-2, 3)
print(
    a + b,
    a - b,
    a * b,
    a / b,
    a + 1,
    1 + a,
    1 - a,
    2 * a,
    1 / a,
    a**3,
    a**-2,
    -a,
    abs(b),
    int(Frac(7, 2)),
    float(a),
    bool(Frac(0)),
)
print(
    a == Frac(2, 4),
    a == 1,
    Frac(4, 2) == 2,
    a < b,
    a > b,
    sorted([a, b, Frac(1, 3)]),
    max(a, b),
    a != b,
    {Frac(2): "x"}[2],
    sum([a, a, a]),
    sum([a], Frac(1)),
    divmod(Frac(7, 2), a),
)
a += b
print(a, divmod(Frac(7, 3), 2), [Frac(i, 6) for i in range(7)])
for text in ("a + 'x'", "1.5 + a", "a / 0", "Frac(1, 0)", "a < 'x'", "a ** 'x'", "a // 2", "round(a)"):
    try:
        print(eval(text))
    except (TypeError, ZeroDivisionError) as e:
        print(text, "->", type(e).__name__, e)
