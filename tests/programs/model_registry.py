"""Descriptors, metaclasses, registries, abstract classes, protocols, proxies."""
import abc
import functools
import types
from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from typing import Any, Generic, Protocol, TypeVar, runtime_checkable


class Field:
    def __init__(self, kind, default=None, *, check=None):
        self.kind, self.default, self.check = kind, default, check

    def __set_name__(self, owner, name):
        self.name, self.owner = name, owner.__name__

    def __get__(self, obj, cls=None):
        if obj is None:
            return self
        return obj.__dict__.get(self.name, self.default)

    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.owner}.{self.name} must be {self.kind.__name__}, not {type(value).__name__}")
        if self.check and not self.check(value):
            raise ValueError(f"{self.owner}.{self.name}: bad value {value!r}")
        obj.__dict__[self.name] = value

    def __delete__(self, obj):
        del obj.__dict__[self.name]


class Lazy:
    def __init__(self, f):
        self.f = f
        functools.update_wrapper(self, f)

    def __get__(self, obj, cls):
        if obj is None:
            return self
        value = obj.__dict__[self.f.__name__] = self.f(obj)
        return value


class ModelMeta(type):
    registry = {}

    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("prepare", name, kw)
        return {"_order": []}

    def __new__(mcs, name, bases, ns, *, table=None, **kw):
        cls = super().__new__(mcs, name, bases, ns, **kw)
        cls._fields = {k: v for b in reversed(cls.__mro__) for k, v in vars(b).items() if isinstance(v, Field)}
        cls.table = table or name.lower() + "s"
        mcs.registry[cls.table] = cls
        return cls

    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)

    def __call__(cls, *args, **kw):
        obj = super().__call__(**dict(zip(cls._fields, args)), **kw)
        print("made", obj)
        return obj

    def __len__(cls):
        return len(cls._fields)

    def __iter__(cls):
        return iter(cls._fields)

    def __contains__(cls, name):
        return name in cls._fields

    def __getattr__(cls, name):
        if name.startswith("by_"):
            return lambda v, rows: [r for r in rows if getattr(r, name[3:]) == v]
        raise AttributeError(name)


class Model(metaclass=ModelMeta):
    def __init__(self, **kw):
        for k, v in kw.items():
            if k not in type(self):
                raise TypeError(f"unexpected field {k!r}")
            setattr(self, k, v)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{k}={getattr(self, k)!r}' for k in type(self))})"


class Person(Model, table="people"):
    name = Field(str)
    age = Field(int, 0, check=lambda a: a >= 0)

    @Lazy
    def initials(self):
        """First letters."""
        print("computing")
        return "".join(w[0] for w in self.name.split())


class Employee(Person):
    boss = Field(object)


p = Person("Ada King Lovelace", age=36)
e = Employee("Bob", 20, p)
print(p.initials, p.initials, Person.initials.__doc__, len(Employee), list(Employee), "age" in Employee, Employee.table)
print(sorted(ModelMeta.registry), Person.by_name("Bob", [p, e]), type(Person).__name__, Person.name.kind)
for bad in (lambda: setattr(p, "age", "x"), lambda: setattr(p, "age", -1), lambda: Person(colour=1), lambda: Person.nothing, lambda: delattr(e, "boss") or delattr(e, "boss")):
    try:
        bad()
    except Exception as err:
        print(type(err).__name__, err)


class Plugin:
    plugins = {}

    def __init_subclass__(cls, /, key=None, **kw):
        super().__init_subclass__(**kw)
        cls.key = key or cls.__name__.lower()
        Plugin.plugins[cls.key] = cls

    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item}]"


class Csv(Plugin, key="csv"): ...
class Json(Plugin): ...


print(Plugin.plugins.keys(), Csv["x"], Json[1, 2])


class Shape(abc.ABC):
    @property
    @abc.abstractmethod
    def area(self): ...

    @abc.abstractmethod
    def scale(self, k): ...

    @classmethod
    def __subclasshook__(cls, other):
        return NotImplemented


class Square(Shape):
    def __init__(self, s):
        self.s = s

    @property
    def area(self):
        return self.s**2

    def scale(self, k):
        return Square(self.s * k)


try:
    Shape()
except TypeError as err:
    print(err)
print(Square(3).scale(2).area, isinstance(Square(1), Shape), Shape.__abstractmethods__ == {"area", "scale"})


class LowerDict(MutableMapping):
    def __init__(self, *a, **k):
        self._d = {}
        self.update(*a, **k)

    def __getitem__(self, k): return self._d[k.lower()]
    def __setitem__(self, k, v): self._d[k.lower()] = v
    def __delitem__(self, k): del self._d[k.lower()]
    def __iter__(self): return iter(self._d)
    def __len__(self): return len(self._d)
    def __repr__(self): return f"LowerDict({self._d})"


d = LowerDict({"A": 1}, B=2)
d["C"] = 3
print(d, d.pop("a"), d.setdefault("Z", 26), "b" in d, d.get("nope", 0), list(d.items()), d == {"b": 2, "c": 3, "z": 26}, isinstance(d, Mapping), d.popitem(), len(d))
d.clear()
print(d, bool(d))


class Deck(Sequence):
    def __getitem__(self, i):
        return ["A", "K", "Q"][i]

    def __len__(self):
        return 3


print("K" in Deck(), list(reversed(Deck())), Deck().index("Q"), Deck().count("A"), isinstance(Deck(), Iterable))


@runtime_checkable
class Quacks(Protocol):
    def quack(self) -> str: ...


class Duck:
    def quack(self): return "Quack"


print(isinstance(Duck(), Quacks), isinstance(3, Quacks))
T = TypeVar("T")


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: list[T] = []

    def push(self, x: T) -> "Stack[T]":
        self.items.append(x)
        return self


print(Stack[int]().push(1).push(2).items, Stack[int], Stack.push.__annotations__)


def singleton(cls):
    instance = None

    @functools.wraps(cls, updated=())
    def get(*a, **k):
        nonlocal instance
        if instance is None:
            instance = cls(*a, **k)
        return instance
    return get


@singleton
class Config:
    """The config."""


print(Config() is Config(), Config.__name__, Config.__doc__)


class Base:
    def hello(self): return ["Base"]


class A(Base):
    def hello(self): return ["A"] + super().hello()


class B(Base):
    def hello(self): return ["B"] + super().hello()


class C(A, B):
    def hello(self): return ["C"] + super().hello()


print(C().hello(), [k.__name__ for k in C.__mro__], C.mro() == list(C.__mro__))
try:
    type("X", (Base, A), {})
except TypeError as err:
    print(err)
Dyn = type("Dyn", (Base,), {"x": 1, "hello": lambda self: super(Dyn, self).hello() + [self.x]})
print(Dyn().hello(), Dyn.__name__, Dyn.__bases__, types.new_class("N", (Dyn,), {}, lambda ns: ns.update(y=2)).y)


class Meta2(type):
    def __instancecheck__(cls, obj): return obj == 42
    def __subclasscheck__(cls, sub): return sub is int
    def __eq__(cls, other): return True
    def __hash__(cls): return 7
    @property
    def shout(cls): return cls.__name__.upper()


class Magic(metaclass=Meta2): pass


print(isinstance(42, Magic), isinstance(1, Magic), issubclass(int, Magic), Magic == 5, Magic.shout, hash(Magic))


class Proxy:
    def __init__(self, target): object.__setattr__(self, "_t", target)
    def __getattr__(self, n): print("get", n); return getattr(self._t, n)
    def __setattr__(self, n, v): print("set", n); setattr(self._t, n, v)
    def __delattr__(self, n): print("del", n); delattr(self._t, n)
    def __dir__(self): return ["fake"]
    def __call__(self, *a, **k): return a, k


px = Proxy(types.SimpleNamespace(a=1))
px.b = px.a + 1
del px.a
print(px._t, dir(px), px(1, z=2), hasattr(px, "a"), callable(px))
