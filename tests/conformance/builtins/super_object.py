# super as an object.
class A:
    x = "A.x"

    def f(self):
        return "A.f", type(self).__name__

    @classmethod
    def g(cls):
        return "A.g", cls.__name__


class B(A):
    x = "B.x"

    def f(self):
        return "B.f"

    @classmethod
    def g(cls):
        return super().g()

    def test(self):
        s = super()
        return s.x, s.f(), type(s).__name__, s.__thisclass__.__name__, s.__self__ is self


print(B().test(), B.g(), B().g())
s = super(B, B())
print(s.x, s.f())
print(super(B, B).g())
try:
    s.nope
except AttributeError as e:
    print(e)
try:
    s.x = 1
except AttributeError as e:
    print(type(e).__name__)
for f in (lambda: super(1, 2), lambda: super(B, A()), lambda: super(B, 5), lambda: super(1, 2, 3)):
    try:
        f()
        print("ok")
    except TypeError as e:
        print(e)


class M1:
    def go(self):
        return ["M1"] + super().go()


class M2:
    def go(self):
        return ["M2"] + super().go()


class Root:
    def go(self):
        return ["Root"]


class All(M1, M2, Root):
    def go(self):
        return ["All"] + super().go()


print(All().go())
