# __new__: controls what is made; __init__ runs only for instances of the class.
class Logged:
    def __new__(cls, *args):
        print("new", cls.__name__, args)
        return super().__new__(cls)

    def __init__(self, *args):
        print("init", args)


Logged(1, 2)


class Other:
    def __new__(cls, x):
        return x

    def __init__(self, x):
        print("never for foreign objects")


print(Other(5))


class Single:
    instance = None

    def __new__(cls):
        if cls.instance is None:
            cls.instance = object.__new__(cls)
        return cls.instance


print(Single() is Single())


class Meters(float):
    def __new__(cls, value, unit="m"):
        self = super().__new__(cls, value * (1000 if unit == "km" else 1))
        self.unit = unit
        return self


m = Meters(2, "km")
print(m, m.unit, m + 1, type(m + 1).__name__, isinstance(m, float))


class Pair(tuple):
    def __new__(cls, a, b):
        return tuple.__new__(cls, (a, b))

    @property
    def first(self):
        return self[0]


p = Pair(1, 2)
print(p, p.first, len(p), p == (1, 2))


class Upper(str):
    def __new__(cls, s):
        return super().__new__(cls, s.upper())


print(Upper("abc"), Upper("abc").lower(), type(Upper("x")).__name__)


class Positive(int):
    def __new__(cls, v):
        return super().__new__(cls, abs(v))

    def double(self):
        return Positive(self * 2)


print(Positive(-5), Positive(-5).double(), Positive(3) + 1)
for call in (lambda: object(1), lambda: object.__new__(5), lambda: object.__new__(int)):
    try:
        call()
    except TypeError as e:
        print(e)
