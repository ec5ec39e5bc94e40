# An inventory: dataclasses, enum, csv-like parsing, sorting, grouping, formatted report.
import itertools
import json
import operator
import re
import textwrap
from collections import Counter, defaultdict, namedtuple
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from enum import Enum, IntFlag
from functools import lru_cache, partial, reduce, total_ordering

RAW = """\
# id; name; kind; price; stock; added
1; Thermometer; sensor; 12.50; 14; 2023-01-15
2; Relay board; actuator; 23.99; 3; 2023-03-02
3; "Humidity; probe"; sensor; 8.75; 0; 2022-11-30
4; Display 0.96"; output; 6.40; 120; 2024-02-29
5; Motor; actuator; 15.00; 7; 2023-07-07
bad line
6; Gas sensor; sensor; abc; 5; 2023-05-05
7; Buzzer; output; 1.10; 250; 2021-12-31
"""


class Kind(Enum):
    SENSOR = "sensor"
    ACTUATOR = "actuator"
    OUTPUT = "output"

    @property
    def plural(self):
        return self.value + "s"


class Flags(IntFlag):
    NONE = 0
    LOW = 1
    EXPENSIVE = 2
    OLD = 4


class ParseError(ValueError):
    def __init__(self, line, reason):
        super().__init__(f"line {line}: {reason}")
        self.line, self.reason = line, reason


@total_ordering
@dataclass
class Item:
    number: int
    name: str
    kind: Kind
    price: float
    stock: int = 0
    added: date = field(default_factory=date.today, compare=False)

    def __lt__(self, other):
        return self.value < other.value

    @property
    def value(self):
        return self.price * self.stock

    @property
    def flags(self):
        flags = Flags.NONE
        if self.stock < 5:
            flags |= Flags.LOW
        if self.price > 14:
            flags |= Flags.EXPENSIVE
        if self.added < date(2023, 1, 1):
            flags |= Flags.OLD
        return flags


def split_fields(line):
    fields, current, quoted = [], "", False
    for i, c in enumerate(line):
        if c == '"' and (not current.strip() or quoted):
            quoted = not quoted
        elif c == ";" and not quoted:
            fields.append(current.strip())
            current = ""
        else:
            current += c
    return [*fields, current.strip()]


def parse(text):
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        match split_fields(line):
            case [number_text, name, kind, price, stock, added]:
                try:
                    yield Item(int(number_text), name, Kind(kind), float(price), int(stock), date.fromisoformat(added))
                except ValueError as e:
                    raise_later.append(ParseError(number, str(e)))
            case [*parts]:
                raise_later.append(ParseError(number, f"{len(parts)} field{'s' * (len(parts) != 1)}"))


raise_later = []
items = list(parse(RAW))
print(len(items), [str(e) for e in raise_later])
try:
    raise ExceptionGroup("parsing", raise_later)
except* ParseError as group:
    print(group, [e.line for e in group.exceptions])


@contextmanager
def section(title, width=60):
    print(f"{title:=^{width}}")
    yield partial(print, "  ")
    print("-" * width)


with section(" Stock ") as out:
    for item in sorted(items, reverse=True):
        out(f"{item.name:<20.20}|{item.kind.name.title():>10}|{item.price:>8.2f}|{item.stock:>5d}|{item.value:>10,.2f}|{item.flags!r}")
by_kind = defaultdict(list)
for item in items:
    by_kind[item.kind].append(item)
with section(" Totals ", 40) as out:
    for kind, group in sorted(by_kind.items(), key=lambda pair: pair[0].name):
        total = reduce(operator.add, (i.value for i in group), 0.0)
        out(f"{kind.plural:<12}{len(group):>3} {total:>12_.3f} {max(group).name!r}")
for flags, group in itertools.groupby(sorted(items, key=lambda i: (i.flags, i.number)), key=operator.attrgetter("flags")):
    print(flags, [i.number for i in group])
print(json.dumps([{**asdict(i), "kind": i.kind.value, "added": i.added.isoformat()} for i in items[:2]], indent=1, sort_keys=True))
words = Counter(re.findall(r"[a-z]{3,}", RAW.lower()))
print(words.most_common(4), sum(words.values()))
ages = {i.name: date(2024, 3, 1) - i.added for i in items}
print({name: age.days for name, age in ages.items()}, max(ages.values()) > timedelta(weeks=100), sum(ages.values(), timedelta()))


@lru_cache(maxsize=None)
def ways(total, coins=(1, 2, 5, 10, 25)):
    if total == 0:
        return 1
    if total < 0 or not coins:
        return 0
    return ways(total - coins[-1], coins) + ways(total, coins[:-1])


print(ways(100), ways.cache_info().currsize > 100)
Row = namedtuple("Row", "name price", defaults=[0])
rows = [Row(i.name, i.price)._replace(name=i.name.upper()) for i in items if i.price < 10]
print(rows, Row("x"), Row._fields, [r._asdict() for r in rows][:1])
print(textwrap.fill("; ".join(f"{i.name} ({i.stock})" for i in items), 48, subsequent_indent="    "))
print(items[0] == Item(1, "Thermometer", Kind.SENSOR, 12.5, 14), items[0] != items[1], repr(items[3]))
