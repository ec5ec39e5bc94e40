# Docstrings of modules, functions, classes, methods, and what is none.
def f():
    "one line"


def g():
    """several
    lines"""
    return 1


def h():
    f"not a docstring {1}"


def i():
    b"not one either"


def j():
    x = "not first"


def k():
    "implicit " "concatenation"


class C:
    "class doc"

    def m(self):
        r"raw \n doc"

    attribute = 1


class D(C):
    def m(self):
        pass


print([x.__doc__ for x in (f, g, h, i, j, k, C, C.m, D, D.m, lambda: 0)])
f.__doc__ = "changed"
print(f.__doc__, C().__doc__, D().__doc__, __doc__)
C.__doc__ = "new"
print(C.__doc__)
print(property(lambda s: 1, doc="given").__doc__, type("T", (), {"__doc__": "dynamic"}).__doc__, type("U", (), {}).__doc__)
