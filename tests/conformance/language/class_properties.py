# property: getter, setter, deleter, decorators, inheritance, errors.
class Celsius:
    def __init__(self, degrees=0):
        self._d = degrees

    @property
    def degrees(self):
        "The temperature."
        return self._d

    @degrees.setter
    def degrees(self, value):
        if value < -273:
            raise ValueError("too cold")
        self._d = value

    @degrees.deleter
    def degrees(self):
        print("deleted")
        self._d = 0

    @property
    def fahrenheit(self):
        return self._d * 9 / 5 + 32


c = Celsius(20)
print(c.degrees, c.fahrenheit)
c.degrees = 100
print(c.degrees, c.fahrenheit)
del c.degrees
print(c.degrees)
for statement in ("c.degrees = -300", "c.fahrenheit = 1", "del c.fahrenheit"):
    try:
        exec(statement)
    except (ValueError, AttributeError) as e:
        print(type(e).__name__, e)
print(type(Celsius.degrees).__name__, Celsius.degrees.__doc__)
print(Celsius.degrees.fget(c))


class Old:
    def get(self):
        return "got"

    def set(self, v):
        print("set", v)

    x = property(get, set)
    y = property(lambda self: 5, doc="five")


o = Old()
print(o.x, o.y)
o.x = 3


class Sub(Celsius):
    @Celsius.degrees.getter
    def degrees(self):
        return "sub %d" % self._d


s = Sub(5)
print(s.degrees)
s.degrees = 6
print(s.degrees)
write_only = property(fset=lambda self, v: None)
Old.w = write_only
try:
    o.w
except AttributeError as e:
    print(type(e).__name__)
