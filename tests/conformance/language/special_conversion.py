# Conversion methods: bool, int, float, complex, index, round, trunc, floor, ceil, bytes, hash.
import math


class N:
    def __bool__(self):
        return False

    def __int__(self):
        return 7

    def __float__(self):
        return 2.5

    def __complex__(self):
        return 1 + 2j

    def __index__(self):
        return 3

    def __round__(self, n=None):
        return ("round", n)

    def __trunc__(self):
        return "trunc"

    def __floor__(self):
        return "floor"

    def __ceil__(self):
        return "ceil"

    def __bytes__(self):
        return b"bytes"

    def __abs__(self):
        return "abs"

    def __neg__(self):
        return "neg"

    def __pos__(self):
        return "pos"

    def __invert__(self):
        return "invert"

    def __divmod__(self, o):
        return "divmod", o

    def __rdivmod__(self, o):
        return "rdivmod", o


n = N()
print(bool(n), int(n), float(n), complex(n), round(n), round(n, 2))
print(math.trunc(n), math.floor(n), math.ceil(n), bytes(n))
print(abs(n), -n, +n, ~n, divmod(n, 4), divmod(4, n))
print([0, 1, 2, 3, 4][n], "abcdef"[n:], list(range(n)), "x" * n, hex(n), bin(n), chr(ord("a") + n.__index__()))
print(math.sqrt(n), 10 ** n.__index__(), [1] * n, 5 if n else 6)


class IndexOnly:
    def __index__(self):
        return 10


i = IndexOnly()
print(int(i), float(i), complex(i), oct(i), range(20)[i])


class Wrong:
    def __int__(self):
        return "s"

    def __float__(self):
        return 1

    def __index__(self):
        return 1.0

    def __bool__(self):
        return "yes"

    def __hash__(self):
        return "h"


for f in (int, float, bool, hash, lambda w: [1][w], hex):
    try:
        f(Wrong())
    except TypeError as e:
        print(e)
for f in (int, float, complex, hex, abs, round):
    try:
        f(object())
    except TypeError as e:
        print(e)
