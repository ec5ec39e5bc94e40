# single: differs
"""Inventory with dataclasses, enums, custom exceptions and reports."""
from __future__ import annotations

import enum
import json
from collections import Counter, defaultdict
from contextlib import contextmanager
from dataclasses import asdict, astuple, dataclass, field, fields, replace
from datetime import date, timedelta
from typing import ClassVar, Iterator, Optional


class Category(enum.Enum):
    TOOLS = "tools"
    TOYS = "toys"
    FOOD = "food"

    @property
    def tax(self) -> float:
        return {Category.FOOD: 0.07}.get(self, 0.19)

    @classmethod
    def _missing_(cls, value):
        for member in cls:
            if member.name.lower() == str(value).lower():
                return member
        return None


class Flags(enum.Flag):
    NONE = 0
    FRAGILE = enum.auto()
    COLD = enum.auto()
    HEAVY = enum.auto()
    DELICATE = FRAGILE | COLD


class Level(enum.IntEnum):
    LOW = 1
    MID = 5
    HIGH = 10


class InventoryError(Exception):
    """Base of all errors of the inventory."""


class OutOfStock(InventoryError):
    def __init__(self, sku, wanted, available):
        super().__init__(f"only {available} of {sku} left, wanted {wanted}")
        self.sku, self.wanted, self.available = sku, wanted, available


@dataclass(order=True)
class Item:
    sku: str
    name: str = field(compare=False)
    price: float = field(default=0.0, compare=False)
    category: Category = field(default=Category.TOOLS, compare=False)
    flags: Flags = field(default=Flags.NONE, compare=False, repr=False)
    tags: list[str] = field(default_factory=list, compare=False)
    count: ClassVar[int] = 0

    def __post_init__(self):
        if self.price < 0:
            raise ValueError(f"negative price: {self.price}")
        Item.count += 1

    @property
    def gross(self) -> float:
        return round(self.price * (1 + self.category.tax), 2)


@dataclass(frozen=True, slots=True)
class Movement:
    day: date
    sku: str
    quantity: int
    note: Optional[str] = None


class Inventory:
    def __init__(self):
        self._items: dict[str, Item] = {}
        self._stock: Counter[str] = Counter()
        self._log: list[Movement] = []

    def add(self, item: Item) -> Inventory:
        if item.sku in self._items:
            raise InventoryError(f"duplicate {item.sku!r}")
        self._items[item.sku] = item
        return self

    def move(self, sku: str, quantity: int, day: date, note=None) -> None:
        if sku not in self._items:
            raise KeyError(sku)
        if self._stock[sku] + quantity < 0:
            raise OutOfStock(sku, -quantity, self._stock[sku])
        self._stock[sku] += quantity
        self._log.append(Movement(day, sku, quantity, note))

    @contextmanager
    def transaction(self):
        stock, length = self._stock.copy(), len(self._log)
        try:
            yield self
        except InventoryError:
            self._stock = stock
            del self._log[length:]
            raise

    def __iter__(self) -> Iterator[Item]:
        yield from sorted(self._items.values())

    def by_category(self):
        groups = defaultdict(list)
        for item in self:
            groups[item.category].append(item.name)
        return dict(groups)

    def report(self):
        print(f"{'SKU':<6}|{'Name':^14}|{'Net':>9}|{'Gross':>9}|{'Qty':>5}")
        print("-" * 6 + "+" + "-" * 14 + "+" + "-" * 9 + "+" + "-" * 9 + "+" + "-" * 5)
        total = 0
        for item in self:
            quantity = self._stock[item.sku]
            total += quantity * item.gross
            print(f"{item.sku:<6}|{item.name:^14.12}|{item.price:>9,.2f}|{item.gross:>9.2f}|{quantity:>5d}")
        print(f"{'total':>40}: {total:,.2f}")


inv = Inventory()
inv.add(Item("H1", "Hammer", 12.5, tags=["steel"])).add(Item("B7", "Blocks, wooden, large", 1299.99, Category.TOYS, Flags.HEAVY))
inv.add(Item("A3", "Apple", 0.4, Category("FOOD"), Flags.DELICATE))
start = date(2024, 2, 27)
for i, (sku, n) in enumerate([("H1", 10), ("B7", 3), ("A3", 500), ("H1", -4)]):
    inv.move(sku, n, start + timedelta(days=i))
inv.report()
print(inv.by_category())
try:
    with inv.transaction() as t:
        t.move("A3", -100, start, "sale")
        t.move("H1", -7, start)
except OutOfStock as e:
    print("rolled back:", e, e.sku, e.wanted, e.available)
print(inv._stock, inv._stock.most_common(1), len(inv._log), inv._log[-1])
for bad in (lambda: Item("x", "y", -1), lambda: inv.add(Item("H1", "again")), lambda: inv.move("zz", 1, start),
            lambda: Category("nothing"), lambda: setattr(inv._log[0], "sku", "no"), lambda: Item(), lambda: Level(3),
            lambda: Item("a", "b", colour=3)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, "-", e)
item = next(iter(inv))
print(item, asdict(item), astuple(item), sep="\n")
print(replace(item, price=0.5), item == replace(item, name="other"), [f.name for f in fields(item)], Item.count)
print(list(Category), Category.TOYS.name, Category["FOOD"].value, Category.FOOD.tax, repr(Category.TOOLS), Category.TOOLS)
print(Flags.DELICATE, Flags.FRAGILE in Flags.DELICATE, Flags.HEAVY | Flags.COLD, ~Flags.HEAVY, Flags(0), list(Flags.DELICATE))
print(Level.LOW < Level.HIGH, Level.MID + 1, sorted(Level, reverse=True), f"{Level.LOW} {Level.LOW!r} {Level.LOW:03d}", max(Level).name)
print(json.dumps([{**asdict(i), "category": i.category.value, "flags": i.flags.value} for i in inv], indent=1, sort_keys=True))
print([str(m.day) for m in inv._log], hash(inv._log[0]) == hash(replace(inv._log[0])))
