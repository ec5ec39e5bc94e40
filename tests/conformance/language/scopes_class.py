# A class body is a scope of its own that its methods do not see; comprehensions see only their first iterable in it.
x = "global"


class C:
    x = "class"
    y = x
    z = [x for _ in range(1)]
    w = [v for v in [x]]

    def method(self):
        return x


print(C.y, C.z, C.w, C().method())


def f():
    x = "function"

    class D:
        a = x
        x = "inside"
        b = x

        def m(self):
            return x

    return D.a, D.b, D().m()


try:
    print(f())
except NameError as e:
    print(type(e).__name__)


def g():
    x = "function"

    class D:
        a = x

        def m(self):
            return x, __class__.__name__

    return D.a, D().m()


print(g())


class E:
    for i in range(3):
        pass
    total = sum([n for n in range(4)])


print(E.i, E.total)


class Private:
    __secret = 1

    def __init__(self):
        self.__own = 2

    def get(self):
        return self.__secret, self.__own


p = Private()
print(p.get(), p._Private__own, Private._Private__secret)
print(hasattr(p, "__own"))
