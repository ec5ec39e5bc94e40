# Sequence and mapping patterns take what collections.abc calls so: subclasses, registered classes, the User classes.
# uses: _collections_py
from array import array
from collections import ChainMap, UserDict, UserList, deque
from collections.abc import Mapping, Sequence
from types import MappingProxyType


def kind(x):
    match x:
        case [*_]:
            return "sequence"
        case {}:
            return "mapping"
    return "neither"


class Window(Sequence):
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        if not 0 <= i < self.n:
            raise IndexError(i)
        return i * i


class Settings(Mapping):
    def __getitem__(self, key):
        return key.upper()

    def __iter__(self):
        return iter(("port", "host"))

    def __len__(self):
        return 2


class Plain:
    pass


class ListAndMapping(list, Mapping):
    pass


class MappingAndList(UserDict, list):
    pass


for x in (Window(3), Settings(), UserList(), UserDict(), ChainMap(), MappingProxyType({}), array("b", b"12"), deque(),
          Plain(), "text", b"bytes", bytearray(), {1}, 5, None, ListAndMapping(), MappingAndList()):
    print(type(x).__name__, kind(x))

Sequence.register(Plain)
print(kind(Plain()))

match Window(5):
    case [first, *_, last]:
        print(first, last)
match Window(4):
    case [0, a, *middle, 9]:
        print(a, middle)
match Settings():
    case {"port": port, **rest}:
        print(port, rest)
match range(1 << 28):
    case [a, b, *_, c]:
        print(a, b, c)
match array("i", [1, 2, 3]):
    case [a, *_]:
        print(a)

for source in ('case {**_}: pass', 'case f"": pass', 'case f"{x}": pass', 'case "a" f"b": pass'):
    try:
        compile(f"match x:\n    {source}\n", "s", "exec")
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset)
