# dataclasses: fields, defaults, order, frozen, inheritance, slots, InitVar, KW_ONLY, asdict, replace, errors.
import dataclasses
from dataclasses import KW_ONLY, InitVar, asdict, astuple, dataclass, field, fields, is_dataclass, make_dataclass, replace
from typing import ClassVar, List


@dataclass
class Point:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, repr=False, compare=False)

    def norm(self):
        return abs(self.x) + abs(self.y)


p = Point(1)
print(p, p == Point(1, 0), p != Point(2), p.norm(), Point(3, y=4), Point.__doc__ is not None)
p.tags.append("a")
print(p.tags, Point(1).tags, p == Point(1))
for f in (lambda: Point(), lambda: Point(1, 2, [], 3), lambda: Point(1, z=1), lambda: p < p, lambda: hash(p)):
    try:
        print(f())
    except TypeError as e:
        print(type(e).__name__, str(e).replace("Point.__init__", "__init__"))
print([(f.name, f.type.__name__, f.init, f.repr) for f in fields(Point)], is_dataclass(p), is_dataclass(Point), is_dataclass(5))


@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0
    label: str = field(default="", compare=False)


a, b = Version(1, 2), Version(1, 10, "x")
print(a < b, sorted([b, a]), max(a, b), hash(a) == hash(Version(1, 2, "other")), {a: 1}[Version(1, 2)], a >= a)
try:
    a.major = 5
except dataclasses.FrozenInstanceError as e:
    print(type(e).__name__, e)
try:
    del a.major
except AttributeError as e:
    print(e)


@dataclass
class Base:
    a: int
    b: str = "b"


@dataclass
class Derived(Base):
    c: float = 1.5
    b: str = "derived"


print(Derived(1), Derived(1, "x", 2.5), [f.name for f in fields(Derived)])


@dataclass
class Box:
    width: float
    height: float
    scale: InitVar[float] = 1.0
    area: float = field(init=False)
    count: ClassVar[int] = 7

    def __post_init__(self, scale):
        self.area = self.width * self.height * scale


print(Box(2.0, 3.0), Box(2.0, 3.0, 10.0).area, Box.count, [f.name for f in fields(Box)])


@dataclass
class Options:
    name: str
    _: KW_ONLY
    verbose: bool = False
    level: int


print(Options("n", level=3), Options.__match_args__)
try:
    Options("n", True, 3)
except TypeError as e:
    print(type(e).__name__)


@dataclass(slots=True)
class Slotted:
    x: int
    y: int = 5


s = Slotted(1)
print(s, Slotted.__slots__, hasattr(s, "__dict__"))
try:
    s.z = 1
except AttributeError:
    print("no z")
tree = Point(1, 2, [Point(3), {"k": Point(4)}])
print(asdict(tree), astuple(Point(1, 2)), asdict(tree)["tags"][0] is tree.tags[0])
print(replace(p, y=9), replace(a, minor=7))
Made = make_dataclass("Made", [("x", int), ("y", int, 5), "z"][:2], namespace={"double": lambda self: self.x * 2})
print(Made(4), Made(4).double())
for text in (
    "@dataclass\nclass X:\n    a: int = 1\n    b: int",
    "@dataclass\nclass X:\n    a: list = []",
    "@dataclass(order=True, eq=False)\nclass X:\n    a: int",
    "@dataclass(frozen=True)\nclass X(Base):\n    z: int = 1",
    "field(default=1, default_factory=list)",
    "fields(5)",
    "asdict(5)",
    "replace(Box(1, 2), area=5, scale=1)",
):
    try:
        exec(text)
        print("accepted")
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


@dataclass(repr=False, eq=False)
class Bare:
    x: int


print(Bare(1) == Bare(1), "Bare object" in repr(Bare(1)))


@dataclass(unsafe_hash=True)
class Hashed:
    x: int
    y: int = field(hash=False, default=1)


print(hash(Hashed(1, 2)) == hash(Hashed(1, 3)))


@dataclass
class Recursive:
    children: List["Recursive"] = field(default_factory=list)


r = Recursive()
r.children.append(r)
print(r)
match Point(1, 2):
    case Point(x, 2):
        print("matched", x)


@dataclass
class Custom:
    x: int

    def __repr__(self):
        return "custom"

    def __eq__(self, other):
        return True


print(Custom(1), Custom(1) == 5, field(default=3).default)
