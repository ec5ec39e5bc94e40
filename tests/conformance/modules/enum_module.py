# enum: members, lookup, auto, aliases, methods, IntEnum, StrEnum, Flag, IntFlag, errors.
import enum
from enum import Enum, Flag, IntEnum, IntFlag, StrEnum, auto, unique


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1

    def lower(self):
        return self.name.lower()

    @classmethod
    def first(cls):
        return cls.RED

    @property
    def double(self):
        return self.value * 2


print(Color.RED, repr(Color.GREEN), Color(2), Color["BLUE"], Color.RED.name, Color.RED.value, Color.CRIMSON is Color.RED)
print(list(Color), len(Color), Color.RED.lower(), Color.first(), Color.BLUE.double, Color.RED in Color)
print(list(Color.__members__), [c.name for c in reversed(Color)], isinstance(Color.RED, Color), type(Color.RED) is Color)
print(Color.RED == 1, Color.RED == Color.RED, Color.RED != Color.GREEN, {Color.RED: "r"}[Color.RED], bool(Color.RED))
print(f"{Color.RED}", f"{Color.RED:>12}", "%s %r" % (Color.RED, Color.RED), str(Color), Color)
for f in (lambda: Color(9), lambda: Color["X"], lambda: Color.NONE, lambda: setattr(Color, "RED", 5), lambda: Color.RED < Color.GREEN):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
try:

    class More(Color):
        WHITE = 4

except TypeError as e:
    print(e)


class Auto(Enum):
    A = auto()
    B = auto()
    C = 10
    D = auto()


print([m.value for m in Auto])


class Named(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return name.title()

    NORTH = auto()
    SOUTH = auto()


print(list(Named))


class Planet(Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.39)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius


print(Planet.MARS.mass, Planet.EARTH.value, Planet((0.64, 3.39)))


class Level(IntEnum):
    LOW = 1
    HIGH = 5


print(Level.LOW < Level.HIGH, Level.HIGH + 1, Level(5), repr(Level.LOW), f"{Level.HIGH:03d}", "%d" % Level.LOW, sorted([Level.HIGH, Level.LOW]))
print([10, 20, 30, 40, 50, 60][Level.HIGH], Level.LOW == 1, isinstance(Level.LOW, int), hash(Level.LOW) == hash(1), str(Level.LOW))


class Mode(StrEnum):
    READ = auto()
    WRITE = "w"


print(Mode.READ, repr(Mode.READ), Mode.WRITE == "w", Mode("w"), Mode.READ.upper(), f"{Mode.READ:>6}")


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


print(Perm.R | Perm.X, repr(Perm.R | Perm.X), Perm.R | Perm.W is Perm.RW, Perm.RW, Perm.R in Perm.RW, Perm.X in Perm.RW)
print(~Perm.R, Perm.RW & Perm.W, Perm.R ^ Perm.RW, Perm(0), repr(Perm(0)), bool(Perm(0)), list(Perm), list(Perm.RW), len(Perm.RW))


class Bits(IntFlag):
    A = 1
    B = 2
    C = 4


print(Bits.A | Bits.C, repr(Bits.A | Bits.C), Bits.A | 8, repr(Bits(9)), Bits.A + 1, Bits(3), ~Bits.A, repr(~Bits.A), Bits.A & 3)
print(isinstance(Bits.A | Bits.B, Bits), Bits.B in Bits(6), [b.name for b in Bits(5)], f"{Bits.A}")
try:

    @unique
    class Bad(Enum):
        A = 1
        B = 1

except ValueError as e:
    print(e)
Animal = Enum("Animal", "CAT DOG")
print(list(Animal), Animal.DOG.value)
Size = IntEnum("Size", {"S": 10, "M": 20})
print(list(Size))
Other = Enum("Other", [("X", 1), ("Y", "why")])
print(Other.Y, Other("why"))


class Weekday(Enum):
    MONDAY = 1
    SUNDAY = 7

    @classmethod
    def _missing_(cls, value):
        return cls.MONDAY if value == "first" else None

    def __str__(self):
        return "day " + self.name


print(Weekday("first"), str(Weekday.SUNDAY), f"{Weekday.SUNDAY}", repr(Weekday.SUNDAY))


class Shape(str, Enum):
    SQUARE = "square"
    CIRCLE = "circle"


print(Shape.SQUARE == "square", Shape("circle"), Shape.SQUARE.upper(), repr(Shape.CIRCLE), "x" + Shape.SQUARE)


class Holder(Enum):
    FIRST = [1, 2]
    _private = 5

    class Inner:
        pass

    def method(self):
        return 1


print(Holder([1, 2]), [m.name for m in Holder if m.name != "Inner"])
try:

    class Twice(Enum):
        A = 1
        A = 2

except TypeError as e:
    print(e)
match Color.GREEN:
    case Color.RED:
        print("red")
    case Color.GREEN:
        print("green")
import copy

print(copy.copy(Color.RED) is Color.RED, copy.deepcopy([Color.RED])[0] is Color.RED)
