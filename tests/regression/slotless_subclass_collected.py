# Instances of a class with `__slots__ = ()` over str, bytes, int or tuple have no attributes: the collector looked for
# some, in the memory behind them. Here that memory holds words that are no objects.
import gc


class Symbol(str):
    __slots__ = ()


class Number(int):
    __slots__ = ()


class Raw(bytes):
    __slots__ = ()


class Pair(tuple):
    __slots__ = ()


words = b"".join((0x5ead00000000 + i).to_bytes(8, "little") for i in range(8))
kept = []
for i in range(4000):
    text = "%0*d" % (i % 40, i)
    kept.append((Symbol(text), words[: i % 48], Number(10 ** (i % 50)), words[: i % 32], Raw(text.encode()), words[: i % 64], Pair((i, text))))
    if i % 500 == 0:
        gc.collect()
gc.collect()
print(sum(len(s) + len(r) + len(p) for s, _, n, _, r, _, p in kept), sum(row[2] for row in kept) % 1000007)
