# Corners of classes: keywords for subclasses, __classcell__, properties of subclasses, three-argument pow, names in messages.
import datetime
import decimal


def show(*functions):
    for f in functions:
        try:
            print(repr(f()))
        except Exception as e:
            print(type(e).__name__, str(e).split(" at 0x")[0])


class PlainTuple(tuple):
    pass


class NewTuple(tuple):
    def __new__(cls, items, extra=None):
        self = super().__new__(cls, items)
        self.extra = extra
        return self


class InitTuple(tuple):
    def __init__(self, items=(), extra=None):
        self.extra = extra


class NewList(list):
    def __new__(cls, items, extra=None):
        self = super().__new__(cls)
        self.extra = extra
        return self


class PlainSet(frozenset):
    pass


show(lambda: PlainTuple(sequence=()), lambda: NewTuple([1], extra=2).extra, lambda: InitTuple([1], extra=3).extra, lambda: (NewList([1, 2], extra=4), NewList([1], extra=4).extra),
     lambda: PlainSet(iterable=()), lambda: frozenset("a").__init__("b"), lambda: list(iterable=()), lambda: object().__init__(1))


class Forgetful(type):
    def __new__(meta, name, bases, space):
        space.pop("__classcell__", None)
        return super().__new__(meta, name, bases, space)


def forgotten():
    class A(metaclass=Forgetful):
        def f(self):
            return __class__


def spoilt():
    return type("A", (), {"__classcell__": 3})


show(forgotten, spoilt)


class Documented(property):
    """Of the class."""


class Uses:
    @Documented
    def x(self):
        """Of x."""

    @x.setter
    def x(self, value):
        pass

    @property
    def only(self):
        return 1

    class Inner:
        no = property()


print(Uses.x.__doc__, Documented.__doc__, Uses.only.__doc__)
show(lambda: Uses.Inner().no, lambda: setattr(Uses(), "only", 2), lambda: delattr(Uses(), "x"))


class I(int):
    def __pow__(self, other, mod=None):
        return "pow", int(self), int(other), mod


show(lambda: pow(I(2), 3, 5), lambda: pow(I(2), 3), lambda: pow(2, I(3), 5))

d = datetime.date(2020, 1, 1)
show(lambda: d + 1, lambda: d < 3, lambda: datetime.timedelta(1) + "a", lambda: decimal.Decimal(1) + "a", lambda: -d, lambda: d.nothing, lambda: len(datetime.time(1)),
     lambda: datetime.datetime.__name__, lambda: datetime.date.__qualname__, lambda: datetime.date.__module__, lambda: datetime.timedelta, lambda: decimal.Decimal)
print("\ud800".encode("utf-8", "surrogatepass"), ascii(b"a\xed\xa0\x80b".decode("utf-8", "surrogatepass")))
show(lambda: "\ud800".encode("ascii", "surrogatepass"), lambda: b"\xed\x20".decode("utf-8", "surrogatepass"))
