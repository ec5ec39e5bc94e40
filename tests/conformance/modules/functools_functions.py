# functools: partial, reduce, wraps, lru_cache, total_ordering, cmp_to_key, cached_property, singledispatch.
# uses: _functools_py
import functools

p = functools.partial(lambda a, b, *c, k=0: (a, b, c, k), 1, k=5)
print(p(2), p(2, 3, k=9), p.args, p.keywords, functools.partial(int, base=2)("101"), functools.partial(p, 7)(8))
print(
    functools.reduce(lambda a, b: a + b, [1, 2, 3]),
    functools.reduce(lambda a, b: a * b, [], 5),
    functools.reduce(max, [3, 9, 2], 4),
)


def deco(f):
    @functools.wraps(f)
    def inner(*a):
        "inner doc"
        return f(*a) + 1

    return inner


@deco
def five():
    "five doc"
    return 5


print(five(), five.__name__, five.__doc__, five.__wrapped__())
calls = []


@functools.lru_cache(maxsize=2)
def slow(n):
    calls.append(n)
    return n * n


print(slow(1), slow(2), slow(1), slow(3), slow(2), calls, slow.cache_info())
slow.cache_clear()
print(slow(1), len(calls), slow.cache_info())


@functools.cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80))


@functools.total_ordering
class V:
    def __init__(self, v):
        self.v = v

    def __eq__(self, o):
        return self.v == o.v

    def __lt__(self, o):
        return self.v < o.v


print(V(1) <= V(1), V(2) > V(1), V(1) >= V(2), V(1) != V(2))
print(sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))


class C:
    @functools.cached_property
    def x(self):
        print("once")
        return 7


c = C()
print(c.x, c.x)


@functools.singledispatch
def show(x):
    return "object"


@show.register(int)
def _(x):
    return "int"


@show.register
def _(x: list):
    return "list"


print(show(1), show([]), show("s"), show(True))
for f in (
    lambda: functools.reduce(lambda a, b: a, []),
    lambda: functools.partial(),
    lambda: functools.partial(5),
    lambda: slow([]),
):
    try:
        print(f())
    except TypeError as e:
        print(e)
