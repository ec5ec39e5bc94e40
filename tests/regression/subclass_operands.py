# Subclasses of int as operands, of list and tuple with an __iter__ of their own.
from enum import IntEnum


class N(int):
    pass


class E(IntEnum):
    THREE = 3
    MINUS = -2


for n in (N(3), E.THREE, N(-2), E.MINUS, N(40), True):
    out = []
    for operation in (lambda: 10 ** n, lambda: n ** 2, lambda: 1 << n, lambda: n << 2, lambda: 1000 >> n, lambda: "ab" * n, lambda: [0] * n, lambda: b"x" * n,
                      lambda: list(range(n)), lambda: "abcdef"[n], lambda: "abcdef"[:n], lambda: 7 // n, lambda: 7 % n, lambda: divmod(7, n), lambda: n & 6, lambda: n | 8,
                      lambda: n ^ 1, lambda: -n, lambda: ~n, lambda: abs(n), lambda: n + 0.5, lambda: n * 1j, lambda: n / 4, lambda: float(n), lambda: int(n), lambda: bin(n),
                      lambda: round(n, -1), lambda: chr(n + 60), lambda: n == 3, lambda: n < 4, lambda: 4 > n, lambda: pow(2, n, 7), lambda: pow(n, 2, 7), lambda: f"{n:04d}",
                      lambda: "%x" % n, lambda: n.bit_length(), lambda: (2).__pow__(n), lambda: 2.0 ** n, lambda: sum([n, 1]), lambda: max(n, 1), lambda: [10, 20, 30, 40].index(40, n),
                      lambda: (5).to_bytes(n, "big"), lambda: {3: "three"}.get(n), lambda: round(2.34567, n), lambda: n in (3,), lambda: type(+n).__name__, lambda: bytes(n), lambda: n.real,
                      lambda: range(n), lambda: "%*d" % (n, 3), lambda: list(enumerate("ab", n)), lambda: chr(n), lambda: [1, 2, 3, 4][n:], lambda: b"abcd"[:n], lambda: slice(n).indices(5)):
        try:
            out.append(repr(operation()))
        except Exception as e:
            out.append(type(e).__name__ + " " + str(e)[:40])
    print(*[text[:60] for text in out], sep="; ")


class L(list):
    def __iter__(self):
        return iter("it")


class T(tuple):
    def __iter__(self):
        return iter("it")


for x in (L([1, 2]), T((1, 2))):
    more = [0]
    more.extend(x)
    more += x
    more[1:2] = x
    print(list(x), tuple(x), sorted(x), [*x], (lambda *a: a)(*x), more, ",".join(x), len(x), x[0], set(x) == {"i", "t"}, dict(enumerate(x)))


class B(bytearray):
    pass


print(B(b"ab"), [B()], bytearray(b"x"))
