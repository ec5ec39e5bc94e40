# Augmented assignment to every target kind, with side effects counted.
calls = []


def note(x):
    calls.append(x)
    return x


class Box:
    def __init__(self):
        self.v = 1
        self.items = [1, 2, 3]

    def me(self):
        calls.append("me")
        return self

    def __getitem__(self, i):
        calls.append(("get", i))
        return self.items[i]

    def __setitem__(self, i, v):
        calls.append(("set", i, v))
        self.items[i] = v


b = Box()
b.me().v += 10
b.me()[note(1)] *= 5
b.items[note(0)] -= note(1)
b.me().items[note(-1)] **= 2
print(b.v, b.items, calls)
calls.clear()


class InPlace:
    def __init__(self, v):
        self.v = v

    def __iadd__(self, o):
        calls.append("iadd")
        self.v += o
        return self

    def __imul__(self, o):
        return "replaced"


x = InPlace(1)
y = x
x += 5
print(x is y, x.v)
x *= 2
print(x, y.v)
d = {"k": [1]}
d["k"] += [2]
d["n"] = d.get("n", 0) + 1
d["n"] <<= 3
print(d)
t = ([1],)
try:
    t[0] += [2]
except TypeError as e:
    print(e, t)
s = "a"
for i in range(3):
    s += s
    s *= 1
print(s)


def local():
    n = 0
    for i in range(5):
        n += i
        n ^= 1
        n |= 8
        n &= ~2
        n -= 1
    return n


print(local())
g = 5


def glob():
    global g
    g //= 2
    g += 0.5
    return g


print(glob(), glob())
m = [[0] * 3 for _ in range(2)]
for r in range(2):
    for c in range(3):
        m[r][c] += r * 3 + c
        m[r][-1] += 1
print(m)
l = [1, 2, 3, 4]
l[1:3] += ["x"]
l[::2] *= 1
print(l)
try:
    undefined += 1
except NameError as e:
    print(e)
try:
    b.nothing += 1
except AttributeError as e:
    print(e)
try:
    d["zz"] += 1
except KeyError as e:
    print(repr(e))
