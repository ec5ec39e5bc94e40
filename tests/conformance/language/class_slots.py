# __slots__: fixed attributes, no dict, inheritance, errors.
class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


p = Point(1, 2)
print(p.x, p.y)
p.x = 10
print(p.x)
try:
    p.z = 3
except AttributeError as e:
    print(e)
try:
    p.__dict__
except AttributeError as e:
    print(e)
del p.y
try:
    p.y
except AttributeError as e:
    print(type(e).__name__)


class Point3(Point):
    __slots__ = ["z"]


q = Point3(1, 2)
q.z = 3
print(q.x, q.y, q.z)


class Free(Point):
    pass


f = Free(1, 2)
f.anything = 5
print(f.anything, f.__dict__)


class Single:
    __slots__ = "only"


s = Single()
s.only = 1
print(s.only)
try:

    class Conflict:
        __slots__ = ("a",)
        a = 1

except ValueError as e:
    print(e)


class WithDict:
    __slots__ = ("a", "__dict__")


w = WithDict()
w.a = 1
w.b = 2
print(w.a, w.b, w.__dict__)
print(type(Point.x).__name__)
