# Decorators: on functions, methods and classes, with arguments, stacked, any expression.
def shout(f):
    def wrapped(*args):
        return f(*args).upper()

    return wrapped


def repeat(n):
    def decorate(f):
        return lambda *args: f(*args) * n

    return decorate


@shout
def hello(name):
    return "hello " + name


@repeat(2)
@shout
def twice(x):
    return x


print(hello("bob"), twice("a"))
registry = []


def register(cls):
    registry.append(cls.__name__)
    cls.tag = "registered"
    return cls


@register
class Plugin:
    @repeat(3)
    def go(self):
        return "go"


print(registry, Plugin.tag, Plugin().go())


class Counting:
    def __init__(self, f):
        self.f = f
        self.calls = 0

    def __call__(self, *a):
        self.calls += 1
        return self.f(*a)


@Counting
def work(x):
    return x + 1


work(1), work(2)
print(work.calls)


@(lambda f: "replaced")
def gone():
    pass


print(gone)
order = []


def note(tag):
    order.append("eval " + tag)

    def deco(f):
        order.append("apply " + tag)
        return f

    return deco


@note("outer")
@note("inner")
def nothing():
    pass


print(order)
