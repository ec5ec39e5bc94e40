# raise: class, instance, from, bare; what may be raised.
def attempt(f):
    try:
        f()
    except BaseException as e:
        print(type(e).__name__, e.args, repr(e.__cause__), repr(e.__context__), e.__suppress_context__)


def by_class():
    raise ValueError


def by_instance():
    raise ValueError("text", 2)


def chained():
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise KeyError("k") from e


def from_none():
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError("k") from None


def implicit():
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError("k")


def bare():
    raise


def wrong():
    raise 42


def wrong_class():
    raise int


def wrong_cause():
    raise ValueError from 3


def from_class():
    raise ValueError("v") from KeyError


for f in (by_class, by_instance, chained, from_none, implicit, bare, wrong, wrong_class, wrong_cause, from_class):
    attempt(f)
