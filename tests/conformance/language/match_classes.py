# match: class patterns with keywords and positions, __match_args__, built-in types, value patterns.
class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Line:
    def __init__(self, a, b):
        self.a = a
        self.b = b


class Color:
    RED = 1
    GREEN = 2


def where(p):
    match p:
        case Point(0, 0):
            return "origin"
        case Point(0, y):
            return f"on y axis {y}"
        case Point(x=x, y=0):
            return f"on x axis {x}"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point():
            return "point"
        case Line(a=Point(x1, _), b=Point(x2, _)):
            return f"line from {x1} to {x2}"
        case Color.RED:
            return "red"
        case int(n) | float(n):
            return f"number {n}"
        case str(s):
            return f"text {s}"
        case [Point(x, y), *_]:
            return f"list from {x} {y}"
        case list() | tuple():
            return "sequence"
        case _:
            return "unknown"


for v in (Point(0, 0), Point(0, 3), Point(2, 0), Point(4, 4), Point(1, 2), Line(Point(1, 2), Point(3, 4)), Line(1, 2),
          1, 7, 2.5, "s", [Point(8, 9)], [], (), None, True):
    print(where(v))
try:
    match Point(1, 2):
        case Point(1, 2, 3):
            pass
except TypeError as e:
    print(e)
try:
    match Line(1, 2):
        case Line(1):
            pass
except TypeError as e:
    print(e)
try:
    match 1:
        case Color.RED():
            pass
except TypeError as e:
    print(e)
