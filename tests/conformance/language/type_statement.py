# `type` statements and type parameters of Python 3.12 are accepted; functions and classes behave as usual.
# oracle: none
# expect:
# Point
# 5 ['x']
# Stack 2
# (1, 'a')
# 7
# type as a name
type Point = tuple[float, float]
type Pair[T] = tuple[T, T]
print(Point.__name__)


def first[T](items: list[T]) -> T:
    return items[0]


def several[T: int, *Ts, **P](x, y="x"):
    return [y]


print(first([5, 6]), several(1))


class Stack[T]:
    def __init__(self):
        self.items: list[T] = []

    def push(self, item: T):
        self.items.append(item)
        return self


print(Stack.__name__, len(Stack().push(1).push(2).items))


def both[A, B](a: A, b: B) -> tuple[A, B]:
    return a, b


print(both(1, "a"))
type X = Undefined | int
print((lambda: 7)())
type = "type as a name"
print(type)
