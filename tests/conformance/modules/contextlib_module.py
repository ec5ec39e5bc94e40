# contextlib: contextmanager, ExitStack, suppress, closing, redirect_stdout, nullcontext, decorators.
import contextlib
import io
from contextlib import ExitStack, closing, contextmanager, nullcontext, redirect_stdout, suppress


@contextmanager
def tag(name):
    print("<%s>" % name)
    try:
        yield name.upper()
    except ValueError as e:
        print("caught", e)
    finally:
        print("</%s>" % name)


with tag("a") as t:
    print(t)
with tag("b"):
    raise ValueError("inside")
try:
    with tag("c"):
        raise KeyError("through")
except KeyError as e:
    print("outside", e)


@tag("deco")
def work(x):
    return x * 2


print(work(4), work(5))


@contextmanager
def never():
    if False:
        yield


@contextmanager
def twice():
    yield 1
    yield 2


@contextmanager
def replaces():
    try:
        yield
    except KeyError:
        raise RuntimeError("replaced")


for cm, raises in ((never, False), (twice, False), (twice, True), (replaces, True)):
    try:
        with cm():
            if raises:
                raise KeyError("k")
    except (RuntimeError, KeyError) as e:
        print(type(e).__name__, e)
with suppress(ZeroDivisionError, KeyError):
    1 / 0
print("suppressed")
try:
    with suppress(KeyError):
        raise ValueError("not suppressed")
except ValueError as e:
    print(e)


class Thing:
    def close(self):
        print("closed")


with closing(Thing()) as thing:
    print(type(thing).__name__)
out = io.StringIO()
with redirect_stdout(out):
    print("hidden")
print(repr(out.getvalue()))
with nullcontext(5) as n:
    print(n)
with ExitStack() as stack:
    print(stack.enter_context(tag("one")), stack.enter_context(tag("two")))
    stack.callback(print, "callback", 1, sep="-")
    stack.push(lambda *error: print("exit", error[0]))
try:
    with ExitStack() as stack:
        stack.callback(print, "cleanup")
        raise OSError("out")
except OSError as e:
    print(e)
with ExitStack() as stack:
    stack.push(lambda kind, value, trace: kind is KeyError)
    raise KeyError("swallowed")
stack = ExitStack()
stack.callback(print, "moved")
other = stack.pop_all()
stack.close()
print("not yet")
other.close()
try:
    with ExitStack() as stack:
        stack.enter_context(5)
except TypeError as e:
    print(e)


class Timer(contextlib.ContextDecorator):
    def __enter__(self):
        print("start")
        return self

    def __exit__(self, *error):
        print("stop", error[0])


@Timer()
def timed():
    print("in")


timed()


@contextlib.asynccontextmanager
async def later(n):
    print("enter", n)
    yield n
    print("leave", n)


async def use():
    async with later(3) as n:
        print(n)
    async with contextlib.AsyncExitStack() as stack:
        print(await stack.enter_async_context(later(4)))
        stack.callback(print, "sync")


try:
    use().send(None)
except StopIteration:
    print("done")
print(isinstance(Timer(), contextlib.AbstractContextManager))
try:
    with ExitStack() as stack:
        stack.callback(lambda: 1 / 0)
        raise ValueError("first")
except ZeroDivisionError as e:
    print(type(e.__context__).__name__)
