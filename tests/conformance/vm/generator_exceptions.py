# The current exception belongs to each generator; contexts do not leak.
import sys


def inner():
    try:
        raise KeyError("inner")
    except KeyError:
        yield sys.exc_info()[0].__name__
        yield sys.exc_info()[0].__name__
    yield sys.exc_info()[0]


g = inner()
print(next(g), sys.exc_info()[0])
try:
    raise ValueError("outer")
except ValueError:
    print(next(g), sys.exc_info()[0].__name__)
    print(next(g))
print(sys.exc_info()[0])


def raiser():
    yield 1
    raise ValueError("from generator")


def user():
    for x in raiser():
        yield x


try:
    list(user())
except ValueError as e:
    print(e, e.__context__)


def catches():
    while True:
        try:
            yield "waiting"
        except Exception as e:
            yield type(e).__name__


g = catches()
print(next(g), g.throw(ValueError("x")), next(g), g.throw(KeyError), next(g))
try:
    try:
        raise OSError("ctx")
    except OSError:
        g.throw(SystemExit(3))
except SystemExit as e:
    print(e.code, type(e.__context__).__name__)
print(list(g))


def with_return():
    try:
        yield 1
    finally:
        return 5


g = with_return()
next(g)
try:
    g.throw(ValueError)
except StopIteration as e:
    print("value", e.value)
g = with_return()
next(g)
print(g.close())
for wrong in (lambda: catches().throw(5), lambda: catches().throw(int), lambda: catches().throw()):
    try:
        wrong()
    except TypeError as e:
        print(type(e).__name__)
