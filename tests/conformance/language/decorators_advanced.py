# Decorators that keep state, take optional arguments, decorate classes and methods, and are methods themselves.
# uses: _functools_py
import functools


def optional(f=None, *, times=2):
    if f is None:
        return lambda g: optional(g, times=times)

    @functools.wraps(f)
    def inner(*a, **k):
        return [f(*a, **k) for _ in range(times)]

    return inner


@optional
def one(x):
    return x


@optional(times=3)
def two(x, y=1):
    return x + y


print(one(1), two(2), two(2, y=5), one.__name__)


class Registry:
    def __init__(self):
        self.handlers = {}

    def on(self, *names):
        def add(f):
            for n in names:
                self.handlers.setdefault(n, []).append(f)
            return f

        return add

    def fire(self, name, *args):
        return [f(*args) for f in self.handlers.get(name, [])]


events = Registry()


@events.on("start", "stop")
def log(x):
    return "log " + x


@events.on("start")
def count(x):
    return len(x)


print(events.fire("start", "abc"), events.fire("stop", "z"), events.fire("none", 0))


def methods_upper(cls):
    for name, value in list(vars(cls).items()):
        if callable(value) and not name.startswith("_"):
            setattr(cls, name, (lambda f: lambda self, *a: f(self, *a).upper())(value))
    return cls


@methods_upper
class Talk:
    def hi(self):
        return "hi"

    def bye(self, who):
        return "bye " + who

    def _quiet(self):
        return "quiet"


print(Talk().hi(), Talk().bye("bob"), Talk()._quiet())


class Bound:
    def __init__(self, f):
        self.f = f

    def __get__(self, obj, cls):
        return functools.partial(self.f, obj if obj is not None else cls)


class Uses:
    @Bound
    def who(self):
        return type(self).__name__

    @property
    @functools.lru_cache(maxsize=None)
    def cached(self):
        print("computed")
        return 5

    @staticmethod
    @optional
    def s(x):
        return x

    @classmethod
    @optional(times=1)
    def c(cls, x):
        return cls.__name__, x


u = Uses()
print(u.who(), Uses.who(), u.cached, u.cached, Uses.s(1), u.c(2))
