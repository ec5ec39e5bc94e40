# Comprehensions in classes, functions, lambdas, arguments; nested, with walrus, with shadowed names.
x = "module"
print([x for x in range(3)], x)


def f(n):
    out = [[y * n for y in range(x)] for x in range(3)]
    return out, [n for n in range(2)], n


print(f(4))


class K:
    a = 3
    b = [i for i in range(a)]
    c = {i: i for i in b}
    d = [(lambda: i)() for i in range(2)]


print(K.b, K.c, K.d, hasattr(K, "i"))
print((lambda n: [i * n for i in range(n)])(3), [(lambda i: i * 2)(i) for i in range(3)])


def g():
    hits = [(k, v) for k in range(3) if (v := k * k) > 0]
    return hits, v


print(g())


def h(data):
    return {k: [v for kk, v in data if kk == k] for k, _ in data}


print(h([("a", 1), ("b", 2), ("a", 3)]))


def gen_in_comp():
    return [list(j for j in range(i)) for i in range(3)], list(list(i for i in range(j)) for j in range(3))


print(gen_in_comp())
print(
    [i for i in [i for i in [i for i in range(3)]]],
    [a for b in [[1], [2]] for a in b],
    {a: b for a, b in [(1, 2)]},
    [i for i in range(5) if i % 2 == 0 for _ in range(2)],
)


def yields():
    a = [i for i in range(3)]
    x = yield a
    yield [x for _ in range(2)]


y = yields()
print(next(y), y.send("s"))
try:
    [undefined for _ in range(1)]
except NameError as e:
    print(e)


def shadow():
    list = [1, 2]
    return [len for len in list]


print(shadow(), len([]), [__name__ for _ in range(1)], [*[i for i in range(2)], *(i for i in range(2))])
print(
    sorted({i % 2 for i in range(4)}),
    [i if i else "zero" for i in range(2)],
    [[i, j] for i, j in zip("ab", [1, 2])],
    dict([(i, i * i) for i in range(3)]),
)
