# typing: what programs write and look into.
import typing
from typing import (TYPE_CHECKING, Annotated, Any, Callable, ClassVar, Dict, Final, Generic, Iterable, List, Literal,
                    NamedTuple, NewType, Optional, Protocol, Sequence, Set, Tuple, Type, TypedDict, TypeVar, Union, cast,
                    get_args, get_origin, get_type_hints, overload, runtime_checkable)

T = TypeVar("T")
print(List[int], Dict[str, List[int]], Optional[int], Union[int, str], Union[int, None], Tuple[int, ...], Tuple[int, str])
print(Callable[[int, str], bool], Callable[..., int], Any, Literal["a", 1], Type[int], Set[str], ClassVar[int], T)
print(Union[int, int], Union[int, Union[str, float]], Optional[Union[int, str]], List["Node"], Annotated[int, "meta"])
print(get_origin(List[int]), get_args(List[int]), get_origin(Union[int, str]) is Union, get_args(Optional[int]))
print(get_args(Callable[[int], str]), get_origin(Callable[[int], str]).__name__, get_args(Dict[str, int]), get_origin(int))
print(get_origin(list[int]), get_args(dict[str, int]), get_args(int | None), get_args(Literal[1, 2]))
print(List[int] == List[int], List[int] == List[str], Union[int, str] == Union[str, int], hash(List[int]) == hash(List[int]))
print(isinstance([], List), isinstance({}, Dict), isinstance((), Sequence), isinstance(5, Iterable), TYPE_CHECKING)


class Stack(Generic[T]):
    def __init__(self):
        self.items: List[T] = []

    def push(self, item: T) -> None:
        self.items.append(item)


s = Stack[int]()
s.push(1)
print(s.items, type(s).__name__, Stack[int], isinstance(s, Stack))


class Point(NamedTuple):
    x: int
    y: int = 0

    def total(self):
        return self.x + self.y


p = Point(1)
print(p, p.total(), p._fields, Point._field_defaults, p == (1, 0), Point.__annotations__ == {"x": int, "y": int})
Other = NamedTuple("Other", [("a", int), ("b", str)])
print(Other(1, "b"))


class Movie(TypedDict, total=False):
    name: str
    year: int


m = Movie(name="x", year=5)
print(m, type(m) is dict, Movie.__annotations__ == {"name": str, "year": int}, Movie.__total__)
UserId = NewType("UserId", int)
print(UserId(5) + 1, UserId.__name__, cast(int, "x"))


@runtime_checkable
class Closes(Protocol):
    def close(self) -> None: ...


class Door:
    def close(self):
        pass


print(isinstance(Door(), Closes), isinstance(5, Closes), issubclass(Door, Closes))


class Reader(Protocol):
    def read(self) -> bytes: ...


class File(Reader):
    def read(self):
        return b""


print(File().read(), isinstance(File(), File))


@overload
def f(x: int) -> int: ...
@overload
def f(x: str) -> str: ...
def f(x):
    return x


print(f(1), f("s"))


def g(a: int, b: "str" = "", *c: Optional[float]) -> List[int]:
    pass


print(get_type_hints(g), g.__annotations__["b"])


class Hints:
    x: int
    y: "List[Hints]"
    z: Annotated[int, 5] = 1


print(get_type_hints(Hints)["x"], get_type_hints(Hints)["z"], get_type_hints(Hints, include_extras=True)["z"])
MAX: Final = 5
print(MAX, Dict[str, T][int], typing.AnyStr, Optional[T])
for bad in (lambda: Any(), lambda: Union[int, str](), lambda: isinstance(1, List[int])):
    try:
        print(bad())
    except TypeError as e:
        print("TypeError")
