# Parameters: defaults, *args, **kwargs, keyword-only, positional-only.
def f(a, b=2, *args, c, d=4, **rest):
    return a, b, args, c, d, sorted(rest.items())


print(f(1, c=3))
print(f(1, 5, 6, 7, c=3, z=9, y=8))
print(f(a=1, c=0))
print(f(*[1, 2, 3], **{"c": 4, "q": 5}))


def g(a, b, /, c, *, d):
    return a, b, c, d


print(g(1, 2, 3, d=4))
print(g(1, 2, c=3, d=4))


def h(x, /, **kw):
    return x, kw


print(h(1, x=2))


def defaults(a, acc=[]):
    acc.append(a)
    return acc


defaults(1)
print(defaults(2))


def only_star(*, k=1):
    return k


print(only_star(), only_star(k=5))
n = 10


def late(x=n):
    return x


n = 20
print(late())
print((lambda a, *b, c=3, **d: (a, b, c, d))(1, 2, c=4, e=5))


def kwonly_order(**kw):
    return list(kw)


print(kwonly_order(z=1, a=2, m=3))
