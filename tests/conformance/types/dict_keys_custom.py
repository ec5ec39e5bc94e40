# dict: keys with their own hash and equality; errors in them.
class Key:
    def __init__(self, v):
        self.v = v

    def __hash__(self):
        return self.v % 3

    def __eq__(self, other):
        return isinstance(other, Key) and self.v == other.v

    def __repr__(self):
        return f"Key({self.v})"


d = {Key(i): i for i in range(10)}
print(len(d), d[Key(7)], Key(3) in d, Key(30) in d, list(d)[:3])
for i in range(0, 10, 2):
    del d[Key(i)]
print(d)
d[Key(1)] = "replaced"
print(d[Key(1)], list(d)[0])


class BadHash:
    def __hash__(self):
        raise ValueError("no hash")


class BadEq:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        raise ValueError("no eq")


class Unhashable:
    __hash__ = None


class FloatHash:
    def __hash__(self):
        return 1.5


for f in (
    lambda: {BadHash(): 1},
    lambda: {BadEq(): 1, BadEq(): 2},
    lambda: {Unhashable(): 1},
    lambda: {FloatHash(): 1},
    lambda: {1: 2}[BadHash()],
    lambda: hash(FloatHash()),
):
    try:
        print(len(f()))
    except Exception as e:
        print(type(e).__name__, e)


class Negative:
    def __hash__(self):
        return -1


print(hash(Negative()), hash(-1), hash(-2))


class Plain:
    pass


p, q = Plain(), Plain()
m = {p: "p", q: "q"}
print(m[p], m[q], Plain() in m, len({p, q, p}))
