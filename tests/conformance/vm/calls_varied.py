# Every shape of call against every shape of parameters.
def f0():
    return "f0"


def f1(a):
    return "f1", a


def f2(a, b=2):
    return "f2", a, b


def f3(*a):
    return "f3", a


def f4(a, *b, c=4):
    return "f4", a, b, c


def f5(a, /, b, *, c):
    return "f5", a, b, c


def f6(**k):
    return "f6", sorted(k.items())


def f7(a, b=2, *c, d, e=5, **f):
    return "f7", a, b, c, d, e, sorted(f.items())


calls = [
    "F()",
    "F(1)",
    "F(1, 2)",
    "F(1, 2, 3)",
    "F(a=1)",
    "F(1, b=5)",
    "F(1, c=6)",
    "F(1, 2, c=7)",
    "F(*[1, 2])",
    "F(*())",
    "F(**{})",
    "F(1, **{'b': 3})",
    "F(*[1], *[2], 3)",
    "F(d=1, a=2)",
    "F(1, d=2, z=3)",
    "F(*[1, 2, 3, 4], d=0, **{'e': 1, 'y': 2})",
    "F(a=1, b=2, c=3)",
    "F(1, **{'c': 1}, **{'d': 2})",
]
for f in (f0, f1, f2, f3, f4, f5, f6, f7):
    results = []
    for call in calls:
        try:
            results.append(eval(call, {"F": f}))
        except TypeError as e:
            results.append(str(e).partition("() ")[2])
    print(f.__name__)
    for call, result in zip(calls, results):
        print("   ", call, result)


class M:
    def m(self, a, b=2, *c, d=4, **e):
        return a, b, c, d, e


m = M().m
print(m(1), m(1, 2, 3), m(a=1, d=5, z=6), m(*[1, 2], **{"d": 3}), M.m(M(), 1), M.m(self=M(), a=9))
