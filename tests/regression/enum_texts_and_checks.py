# Enumerations with data types: whose repr, str and format; flags that eject; verify; names that are not allowed.
import dataclasses
import datetime
from enum import CONTINUOUS, EJECT, UNIQUE, Enum, Flag, IntEnum, IntFlag, verify


class Day(datetime.date, Enum):
    FIRST = 2021, 12, 25


class Hex(int):
    def __repr__(self):
        return hex(self)


class Port(Hex, Enum):
    HTTP = 80


@dataclasses.dataclass
class Range:
    low: int
    high: int = 10


class Sensor(Range, Enum):
    COLD = -40
    WARM = 0, 60


class Bits(IntFlag):
    A = 1
    B = 2


class Loose(Flag, boundary=EJECT):
    A = 1


print(str(Day.FIRST), format(Day.FIRST), Day.FIRST.year, Day.FIRST.value)
print(repr(Port.HTTP), str(Port.HTTP), Port.HTTP + 1)
print(Sensor.COLD, repr(Sensor.COLD), Sensor.WARM.high)
print(repr(Bits(0)), repr(Bits.A | Bits.B), repr(Bits(9)), str(Bits.A), f"{Bits.B:03d}")
print(repr(Loose(7)), repr(Loose(1)))


@verify(UNIQUE, CONTINUOUS)
class Level(IntEnum):
    LOW = 1
    HIGH = 2


def attempt(f):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


def gap():
    @verify(CONTINUOUS)
    class E(IntEnum):
        A = 1
        B = 4


def alias():
    @verify(UNIQUE)
    class E(Enum):
        A = 1
        B = 1


def reserved():
    class E(Enum):
        _mine_ = 1


def order():
    class E(Enum):
        _order_ = "A B C"
        A = 1
        B = 2


for f in (gap, alias, reserved, order):
    attempt(f)
