# __call__: instances as functions, as methods, in map and sorted; __instancecheck__.
class Adder:
    def __init__(self, n):
        self.n = n

    def __call__(self, x, *args, scale=1, **kw):
        return (x + self.n) * scale, args, kw


a = Adder(5)
print(a(1), a(1, 2, scale=3, z=4), callable(a), callable(Adder), callable(5))
print([r[0] for r in map(a, [1, 2])])


class NegKey:
    def __call__(self, x):
        return -x


print(sorted([1, 3, 2], key=NegKey()))


class Holder:
    method = Adder(1)

    @property
    def f(self):
        return lambda x: x * 2


print(Holder().method(1)[0], Holder().f(4))


class Meta(type):
    def __instancecheck__(cls, obj):
        return obj == "magic"

    def __subclasscheck__(cls, sub):
        return sub is int


class Odd(metaclass=Meta):
    pass


print(isinstance("magic", Odd), isinstance("other", Odd), issubclass(int, Odd), issubclass(str, Odd))
print(isinstance(Odd(), Odd))
a.__call__ = lambda x: "instance attribute is not used"
print(a(1)[0])


class NotCallable:
    pass


n = NotCallable()
n.__call__ = lambda: 1
try:
    n()
except TypeError as e:
    print(e)
