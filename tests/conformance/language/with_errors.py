# with: what is not a manager, errors in enter and exit.
class NoExit:
    def __enter__(self):
        return self


class NoEnter:
    def __exit__(self, *a):
        pass


class FailsEnter:
    def __enter__(self):
        raise OSError("cannot enter")

    def __exit__(self, *a):
        print("never")


class FailsExit:
    def __enter__(self):
        return self

    def __exit__(self, *a):
        raise RuntimeError("exit failed")


class Outer:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        print("outer saw", kind and kind.__name__)
        return False


def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e, "| context:", repr(e.__context__))


def with_int():
    with 5:
        pass


def no_exit():
    with NoExit():
        pass


def no_enter():
    with NoEnter():
        pass


def fails_enter():
    with Outer(), FailsEnter():
        print("never")


def fails_exit():
    with Outer(), FailsExit():
        pass


def fails_both():
    with FailsExit():
        raise ValueError("body")


for f in (with_int, no_exit, no_enter, fails_enter, fails_exit, fails_both):
    attempt(f)
