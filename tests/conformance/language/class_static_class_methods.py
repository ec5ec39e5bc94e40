# staticmethod and classmethod: through class and instance, inheritance, as objects.
class A:
    count = 0

    @staticmethod
    def add(a, b):
        return a + b

    @classmethod
    def make(cls, *args):
        obj = cls()
        obj.args = args
        cls.count += 1
        return obj

    @classmethod
    def name(cls):
        return cls.__name__


class B(A):
    pass


print(A.add(1, 2), A().add(3, 4), B.add(5, 6))
b = B.make(1, 2)
print(type(b).__name__, b.args, A.count, B.count)
print(A.name(), B.name(), B().name())
print(A.name.__self__ is A)


def plain(x):
    return x * 2


class C:
    s = staticmethod(plain)
    c = classmethod(lambda cls: cls.__name__)


print(C.s(4), C().s(5), C.c(), C().c())
s = staticmethod(plain)
print(s(21), s.__func__ is plain)
print(type(A.__dict__["add"]).__name__, type(A.__dict__["make"]).__name__)


class Alt:
    def __init__(self, v):
        self.v = v

    @classmethod
    def from_text(cls, text):
        return cls(int(text))


class Sub(Alt):
    pass


print(Sub.from_text("12").v, type(Sub.from_text("1")).__name__)
