# Inheritance: overriding, super, several bases, C3 order, isinstance and issubclass.
class A:
    def who(self):
        return "A"

    def chain(self):
        return ["A"]


class B(A):
    def who(self):
        return "B" + super().who()

    def chain(self):
        return ["B"] + super().chain()


class C(A):
    def chain(self):
        return ["C"] + super().chain()


class D(B, C):
    def chain(self):
        return ["D"] + super().chain()


print(D().who(), D().chain())
print([k.__name__ for k in D.__mro__])
print(D.__bases__ == (B, C), D.__base__ is B)
print(isinstance(D(), A), issubclass(D, C), issubclass(C, B), isinstance(1, (str, int)))
print(super(B, D()).chain())


class E(D):
    pass


print(E().chain(), issubclass(E, (str, A)))
try:

    class Bad(A, B):
        pass

except TypeError as e:
    print(str(e).splitlines()[0])
try:

    class Twice(A, A):
        pass

except TypeError as e:
    print(e)
try:

    class NotAClass(5):
        pass

except TypeError as e:
    print(type(e).__name__)


class Base:
    def __init__(self, a):
        self.a = a


class Derived(Base):
    def __init__(self, a, b):
        super().__init__(a)
        self.b = b


x = Derived(1, 2)
print(x.a, x.b)
print(object.__bases__, type.__mro__ == (type, object))
try:
    issubclass(1, int)
except TypeError as e:
    print(e)
try:
    isinstance(1, 5)
except TypeError as e:
    print(e)
