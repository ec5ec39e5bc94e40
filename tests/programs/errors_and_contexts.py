"""Exceptions: chains, groups, notes, context managers, ExitStack, finally order, custom hierarchies, traceback module, warnings."""
import contextlib
import sys
import traceback
import warnings
from contextlib import AbstractContextManager, ContextDecorator, ExitStack, closing, contextmanager, nullcontext, suppress


class AppError(Exception):
    code = 1

    def __init__(self, message, *, detail=None):
        super().__init__(message)
        self.detail = detail

    def __str__(self):
        return f"[{self.code}] {super().__str__()}" + (f" ({self.detail})" if self.detail else "")


class NotFound(AppError, LookupError):
    code = 404


class Resource(AbstractContextManager):
    def __init__(self, name, fail=None, swallow=False):
        self.name, self.fail, self.swallow = name, fail, swallow

    def __enter__(self):
        print("enter", self.name)
        if self.fail == "enter":
            raise RuntimeError(f"cannot enter {self.name}")
        return self

    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind and kind.__name__, value)
        if self.fail == "exit":
            raise ValueError(f"cannot exit {self.name}")
        return self.swallow


class timed(ContextDecorator):
    def __enter__(self):
        print("<")
        return self

    def __exit__(self, *exc):
        print(">", exc[0])
        return False


@contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name.upper()
    except ZeroDivisionError as e:
        print("handled", e)
    else:
        print("no error")
    finally:
        print(f"</{name}>")


@timed()
def work(x):
    return 10 / x


def order(n):
    try:
        print("try", n)
        if n == 1:
            return "returned"
        if n == 2:
            raise KeyError(n)
        if n == 3:
            raise OSError(2, "gone", "file.txt")
    except KeyError as e:
        print("except", e, e.args)
        return "from except"
    except OSError as e:
        print(e, e.errno, e.strerror, e.filename, type(e).__name__)
    else:
        print("else")
    finally:
        print("finally", n)
        if n == 4:
            return "finally wins"
    return "end"


for i in range(5):
    print(order(i))
with Resource("a"), Resource("b") as b, Resource("c", swallow=True):
    print("body", b.name)
    raise NotFound("nothing here", detail="x=1")
print("after")
try:
    with Resource("x"), Resource("y", fail="exit"):
        raise KeyError("inner")
except Exception as e:
    print(repr(e), repr(e.__context__), e.__cause__, e.__suppress_context__)
try:
    with Resource("p"), Resource("q", fail="enter"):
        print("never")
except RuntimeError as e:
    print(e)
with tag("b") as t:
    print(t)
with tag("i"):
    1 / 0
print(work(4))
with suppress(ZeroDivisionError):
    work(0)
with ExitStack() as stack:
    for n in "xyz":
        stack.enter_context(Resource(n))
    stack.callback(print, "callback", 1, end="!\n")
    stack.push(lambda *e: print("pushed", e[0]))
with ExitStack() as stack:
    r = stack.enter_context(Resource("kept"))
    later = stack.pop_all()
print("popped")
later.close()
with nullcontext(5) as five, closing(type("C", (), {"close": lambda self: print("closed")})()):
    print(five)


def chain(kind):
    try:
        try:
            int("x")
        except ValueError as e:
            if kind == "from":
                raise AppError("converted") from e
            if kind == "none":
                raise AppError("hidden") from None
            if kind == "implicit":
                undefined_name
            raise
    finally:
        pass


for kind in ("from", "none", "implicit", "again"):
    try:
        chain(kind)
    except Exception as e:
        lines = traceback.format_exception(e)
        print("".join(lines).replace(__file__, "FILE"), end="")
        print(type(e.__cause__).__name__, type(e.__context__).__name__, e.__suppress_context__)
e = ValueError("noted")
e.add_note("first note")
e.add_note("second\nnote")
print(e.__notes__, "".join(traceback.format_exception_only(type(e), e)))


def raise_group():
    raise ExceptionGroup("several", [ValueError(1), TypeError("t"), ExceptionGroup("nested", [KeyError("k"), ValueError(2)])])


try:
    try:
        raise_group()
    except* ValueError as g:
        print("values", g.exceptions, [x for x in g.exceptions])
    except* KeyError as g:
        print("keys", repr(g))
except ExceptionGroup as rest:
    print("rest", rest, rest.exceptions, rest.message)
try:
    raise_group()
except ExceptionGroup as g:
    yes, no = g.split(ValueError)
    print(yes, no, g.subgroup(lambda x: isinstance(x, KeyError)), g.derive([OSError(1)]), sep="\n")
    traceback.print_exception(g, file=sys.stdout)
try:
    try:
        raise OSError("a")
    except* OSError:
        raise RuntimeError("from handler")
except ExceptionGroup as g:
    print(repr(g), repr(g.exceptions[0].__context__))
except RuntimeError as g:
    print(repr(g), repr(g.__context__))


def f(n):
    if n == 0:
        raise RuntimeError("deep")
    f(n - 1)


try:
    f(3)
except RuntimeError as err:
    tb = err.__traceback__
    while tb:
        print(tb.tb_frame.f_code.co_name, tb.tb_lineno, end="; ")
        tb = tb.tb_next
    print()
    print([s.name for s in traceback.extract_tb(err.__traceback__)])
    info = sys.exc_info()
    print(info[0].__name__, info[1] is err)
print(sys.exc_info())
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("careful", DeprecationWarning)
    warnings.warn("plain")
    print([(w.category.__name__, str(w.message)) for w in caught])
try:
    assert 1 > 2, f"math {1 + 1}"
except AssertionError as e:
    print("assert:", e)
try:
    raise NotFound("gone") from KeyError("k")
except LookupError as e:
    print(e, repr(e), repr(e.__cause__), isinstance(e, AppError), e.args)
for bad in (lambda: (_ for _ in ()).throw(ValueError), lambda: next(iter([])), lambda: exec("raise 5"), lambda: exec("raise ValueError from 3"), lambda: BaseException.__new__(int)):
    try:
        bad()
    except BaseException as e:
        print(type(e).__name__, e)
try:
    sys.exit("message")
except SystemExit as e:
    print(e.code, e.args)
