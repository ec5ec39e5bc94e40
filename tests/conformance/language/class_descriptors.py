# Descriptors: data and non-data, precedence over the instance, __set_name__, on the class.
class Typed:
    def __init__(self, kind):
        self.kind = kind

    def __set_name__(self, owner, name):
        print("named", owner.__name__, name)
        self.name = name

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        return obj.__dict__.get(self.name, "unset")

    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name} must be {self.kind.__name__}")
        obj.__dict__[self.name] = value

    def __delete__(self, obj):
        print("delete", self.name)
        obj.__dict__.pop(self.name, None)


class Person:
    name = Typed(str)
    age = Typed(int)


p = Person()
print(p.name)
p.name = "Ann"
p.age = 30
print(p.name, p.age, sorted(p.__dict__))
try:
    p.age = "old"
except TypeError as e:
    print(e)
del p.age
print(p.age)
print(type(Person.name).__name__)


class NonData:
    def __get__(self, obj, owner):
        return "from descriptor of " + owner.__name__


class Q:
    d = NonData()


q = Q()
print(q.d, Q.d)
q.__dict__["d"] = "from instance"
print(q.d)


class Data(NonData):
    def __set__(self, obj, value):
        raise AttributeError("read only")


class R:
    d = Data()


r = R()
r.__dict__["d"] = "hidden"
print(r.d)
try:
    r.d = 1
except AttributeError as e:
    print(e)


class Cached:
    def __init__(self, f):
        self.f = f

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, obj, owner):
        value = obj.__dict__[self.name] = self.f(obj)
        return value


class S:
    @Cached
    def slow(self):
        print("computing")
        return 42


s = S()
print(s.slow, s.slow)
