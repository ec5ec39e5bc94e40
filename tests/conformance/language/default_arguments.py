# Defaults: evaluated once, at definition, in order; shared when mutable; of lambdas and methods.
log = []


def note(x):
    log.append(x)
    return x


def f(a=note(1), b=note(2), *, c=note(3)):
    return a, b, c


print(log, f(), f(5), f(c=6), log)


def acc(x, into=[]):
    into.append(x)
    return into


print(acc(1), acc(2), acc(3, []), acc(4), acc.__defaults__)


def key(x, table={}, n=[0]):
    n[0] += 1
    table[x] = n[0]
    return dict(table)


print(key("a"), key("b"))
fs = [lambda x, i=i: x * i for i in range(4)]
print([g(10) for g in fs])
base = 1


class C:
    base = 2

    def m(self, x=base):
        return x, base


print(C().m(), C().m(5))


def outer(n):
    def inner(x=n, y=n * 2):
        nonlocal n
        n += 1
        return x, y, n

    return inner


i = outer(3)
print(i(), i(), i(0))


def none_default(x=None):
    x = [] if x is None else x
    x.append(1)
    return x


print(none_default(), none_default(), none_default([0]))
print((lambda *a, k=[]: k.append(a) or k)(1), f.__defaults__, f.__kwdefaults__)
f.__kwdefaults__["c"] = 99
print(f())
