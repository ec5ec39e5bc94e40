# Unpacking inside loops, calls, returns and assignments, with every iterable.
def gen(n):
    for i in range(n):
        yield i


a, *b = gen(4)
*c, d = {"x": 1, "y": 2}
(e, f), *g = [(1, 2), 3, 4]
print(a, b, c, d, e, f, g)
[h, [i, *j]] = 1, "abc"
print(h, i, j)
for k, (l, *m) in {"p": (1, 2, 3), "q": "z"}.items():
    print(k, l, m)
print([(x, y) for x, *y in ["abc", (1,), [2, 3]]], {x: y for x, (y, _) in zip("ab", [(1, 2), (3, 4)])})
print(*gen(3), *"ab", sep="|")
print([*gen(2), *[], *{}, *{"k": 1}, *"s"], (*gen(1),), {*gen(3), 1}, {**{"a": 1}, **dict(b=2), "a": 3})


def returns(n):
    return (*gen(n), n)


first, second, *others = returns(4)
print(first, second, others, max(*gen(5)), max(*gen(2), 7))


class It:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return gen(self.n)


x, y = It(2)
print(x, y, [*It(3)], dict(enumerate(It(2))))
for n in (1, 3):
    try:
        x, y = It(n)
    except ValueError as error:
        print(error)
try:
    x, *y, z = It(1)
except ValueError as error:
    print(error)
x = y = [1, 2]
x[0], x = "changed", "rebound"
print(x, y)
i, v = 0, [5, 6]
i, v[i] = 1, 7
print(i, v)
a, b, c = b, c, a
print(a, b, c)
(a), ((b)), [c] = 1, 2, [3]
print(a, b, c)
def f(*args, last): return args, last
print(f(*gen(2), last=[*gen(2)]), f(last=0, *"ab"))
