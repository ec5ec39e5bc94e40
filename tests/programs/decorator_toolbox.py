# single: differs
"""functools and decorators: singledispatch, cached_property, total_ordering, partial, lru_cache, wraps, retry, memo, curry, compose."""
import functools
import inspect
import operator
import time
from functools import cache, cached_property, lru_cache, partial, partialmethod, reduce, singledispatch, singledispatchmethod, total_ordering, wraps


@singledispatch
def show(x):
    return f"object {x!r}"


@show.register
def _(x: int):
    return f"int {x}"


@show.register(list)
@show.register(tuple)
def _(x):
    return "seq " + ", ".join(show(i) for i in x)


@show.register(type(None))
def _(x):
    return "nothing"


@show.register
def show_float(x: float | complex):
    return f"number {x:.1f}"


print(show(1), show(True), show("s"), show([1, (2.5, None)]), show(1 + 2j), show.dispatch(bool) is show.dispatch(int), sorted(k.__name__ for k in show.registry))


class Formatter:
    @singledispatchmethod
    def fmt(self, x):
        return "?"

    @fmt.register
    def _(self, x: int):
        return "i%d" % x

    @fmt.register
    @classmethod
    def _(cls, x: str):
        return cls.__name__ + x

    def cell(self, text, width, align="<"):
        return f"{text:{align}{width}}|"

    left = partialmethod(cell, width=6)
    right = partialmethod(cell, width=6, align=">")


print(Formatter().fmt(3), Formatter().fmt("x"), Formatter().fmt(None), Formatter().left("ab"), Formatter().right("ab"))


def retry(times, *, exceptions=(Exception,), on_fail=None):
    def decorate(f):
        @wraps(f)
        def wrapper(*args, **kwargs):
            for attempt in range(1, times + 1):
                try:
                    return f(*args, **kwargs)
                except exceptions as e:
                    print(f"attempt {attempt} of {f.__name__}: {e}")
                    if attempt == times:
                        if on_fail:
                            return on_fail(e)
                        raise
        wrapper.calls = times
        return wrapper
    return decorate


class CountCalls:
    def __init__(self, f):
        functools.update_wrapper(self, f)
        self.f, self.n = f, 0

    def __call__(self, *a, **k):
        self.n += 1
        return self.f(*a, **k)

    def __get__(self, obj, cls=None):
        return self if obj is None else partial(self, obj)


state = iter([OSError("no"), OSError("still no"), "yes"])


@retry(3, exceptions=(OSError,))
def flaky(a, b=2, *rest, c: int = 3, **more) -> str:
    """Sometimes works."""
    x = next(state)
    if isinstance(x, Exception):
        raise x
    return x


print(flaky(1), flaky.__name__, flaky.__doc__, flaky.__wrapped__.__name__, flaky.calls, inspect.signature(flaky), flaky.__annotations__)
print(retry(1, on_fail=lambda e: f"gave up: {e}")(lambda: 1 / 0)())


@CountCalls
def hello(name):
    return f"hello {name}"


class K:
    @CountCalls
    def m(self, x):
        return x * 2


hello("a"), hello("b"), K().m(2), K().m(3)
print(hello.n, hello.__name__, K.m.n, K().m(21))


@total_ordering
class Version:
    def __init__(self, text):
        self.parts = tuple(map(int, text.split(".")))

    def __eq__(self, other):
        return self.parts == other.parts if isinstance(other, Version) else NotImplemented

    def __lt__(self, other):
        return self.parts < other.parts if isinstance(other, Version) else NotImplemented

    def __repr__(self):
        return "v" + ".".join(map(str, self.parts))


vs = [Version(t) for t in ("1.10", "1.9.2", "2.0", "1.9")]
print(sorted(vs), max(vs), vs[0] >= vs[1], vs[0] <= vs[1], vs[2] > vs[3], Version("1.0") == Version("1.0"), Version("1") != 1)
try:
    vs[0] < 5
except TypeError as e:
    print(e)


class Circle:
    def __init__(self, r):
        self.r = r

    @cached_property
    def area(self):
        """The area."""
        print("computing")
        return 3.14 * self.r**2

    @property
    def d(self):
        return self.r * 2

    @d.setter
    def d(self, v):
        if v < 0:
            raise ValueError("negative")
        self.r = v / 2

    @d.deleter
    def d(self):
        print("deleted")


c = Circle(2)
print(c.area, c.area, vars(c), Circle.area.__doc__)
c.d = 10
del c.area, c.d
print(c.r, c.area)
try:
    c.d = -1
except ValueError as e:
    print(e)


@lru_cache(maxsize=3)
def square(x):
    print("sq", x, end=" ")
    return x * x


print([square(i) for i in (1, 2, 3, 1, 4, 2)], square.cache_info())
square.cache_clear()
print(square.cache_info(), square.__wrapped__(5))
compose = lambda *fs: reduce(lambda f, g: lambda *a: f(g(*a)), fs)
print(compose(str, abs, operator.neg, partial(operator.mul, 3))(7), reduce(operator.add, [[1], [2], [3]], []), reduce(lambda a, b: a * b, range(1, 6)))


def curry(f):
    n = len(inspect.signature(f).parameters)

    def inner(*args):
        return f(*args) if len(args) >= n else lambda *more: inner(*args, *more)
    return inner


print(curry(lambda a, b, c: a + b + c)(1)(2)(3), "-")
p = partial(int, base=2)
print(p("101"), p.func is int, p.args, p.keywords, partial(print, "a", sep="-")("b", "c"))
print(sorted(["b", "A", "c"], key=functools.cmp_to_key(lambda x, y: (x.lower() > y.lower()) - (x.lower() < y.lower()))))


def outer():
    x, log = 0, []

    def inc(by=1, /, *, times=1):
        nonlocal x
        x += by * times
        log.append(x)
        return x

    def get():
        return x, log
    return inc, get


inc, get = outer()
inc(), inc(5), inc(2, times=3)
print(get(), inc.__closure__ is not None, len(inc.__closure__), inc.__defaults__, inc.__kwdefaults__)
for bad in (lambda: inc(by=1), lambda: inc(1, 2), lambda: inc(time=3), lambda: flaky(), lambda: hello(), lambda: hello("a", "b"), lambda: (lambda *, k: k)(), lambda: (lambda a, b: a)(1, a=2), lambda: show(), lambda: print(1, foo=2), lambda: Circle(), lambda: Circle(1).nothing, lambda: len(5), lambda: int("1", bas=2), lambda: [].append(), lambda: {}.get(), lambda: "".join(1), lambda: sorted(), lambda: (lambda: 0)(**{"a": 1}), lambda: print(*5), lambda: dict(**[1])):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
acc = [lambda x, i=i: x + i for i in range(3)]
late = [lambda x: x + i for i in range(3)]
print([f(10) for f in acc], [f(10) for f in late], (lambda a, *b, c=1, **d: (a, b, c, d))(1, 2, 3, c=4, e=5))
