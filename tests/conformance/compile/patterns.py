# match: every pattern, captures that outlive failure or not, guards, order of evaluation.
class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Tag:
    RED = 1
    BLUE = 2.5


def kind(v):
    match v:
        case None | True | False:
            return "singleton", v
        case 0 | 1 | -1 | 2.5 | -3 + 4j | "text" | b"bytes":
            return "value", v
        case Tag.BLUE:
            return "never: 2.5 came before"
        case [] | ():
            return "empty"
        case [x]:
            return "one", x
        case [1, [2, y], *rest]:
            return "nested", y, rest
        case [first, *_, last] if first == last:
            return "same ends", first
        case [*all_of]:
            return "sequence", all_of
        case {"kind": "circle", "r": r}:
            return "circle", r
        case {"kind": str(k), **others}:
            return "mapping", k, others
        case {}:
            return "any mapping"
        case Point(0, 0):
            return "origin"
        case Point(x=0, y=yy) | Point(x=yy, y=0):
            return "axis", yy
        case Point(px, Point(qx, qy) as inner):
            return "point in point", px, qx, qy, inner.x
        case int(n) | float(n):
            return "number", n
        case str() as s:
            return "str", s
    return "none"


for v in (None, True, 0, 1.0, -1, 2.5, -3 + 4j, "text", b"bytes", [], (), [5], (1, (2, 3), 4, 5), [7, 8, 7], [1, 2], range(3),
          {"kind": "circle", "r": 2}, {"kind": "square", "a": 1, "b": 2}, {1: 2}, Point(0, 0), Point(0, 3), Point(4, 0),
          Point(1, Point(2, 3)), 77, 7.5, "other", "ab"):
    try:
        print(repr(v) if not isinstance(v, Point) else "Point", kind(v))
    except Exception as e:
        print(type(e).__name__, e)


def captures(v):
    a = b = c = "before"
    match v:
        case [a, b, 0]:
            return "first", a, b, c
        case [c, *b] if c > 1:
            return "second", a, b, c
        case (a, b) | [b, _, a]:
            return "third", a, b, c
        case _:
            return "default", a, b, c


for v in ([1, 2, 0], [2, 3], [0, 5], [0, 6, 7], "xyz", [1]):
    print(captures(v))


class Tracing:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        print("eq", self.name, end="; ")
        return self.name == other

    def __len__(self):
        print("len", end="; ")
        return 2

    def __getitem__(self, i):
        print("item", i, end="; ")
        return "item%d" % i


match Tracing("t"):
    case "a":
        print("no")
    case "t":
        print("matched t")


class NotMapping(dict):
    pass


def subject_is_evaluated_once():
    calls = []

    def f():
        calls.append(1)
        return [1, 2, 3]

    match f():
        case [1]:
            pass
        case [1, 2]:
            pass
        case [1, *rest]:
            return rest, len(calls)


print(subject_is_evaluated_once())
match NotMapping(a=1):
    case {"a": 1, **rest}:
        print(type(rest).__name__, rest)
match (1, 2), [3]:
    case ((a, b), [c]):
        print(a, b, c)
match 5, 6:
    case x, y:
        print(x, y)
x = 5
match x:
    case x if x > 10:
        print("big")
    case x:
        print("small", x)
try:
    match 5:
        case Point(1, 2, 3):
            pass
    match Point(1, 2):
        case Point(1, 2, 3):
            pass
except TypeError as e:
    print(e)
try:
    match 5:
        case x.y:
            pass
except AttributeError as e:
    print(e)
for command in ("go north", "look", "take all but 2", "quit now", ""):
    match command.split():
        case ["go", ("north" | "south") as direction]:
            print("going", direction)
        case ["look" | "l"]:
            print("looking")
        case ["take", *things]:
            print("taking", things)
        case ["quit", *_]:
            print("quitting")
        case []:
            print("nothing")
