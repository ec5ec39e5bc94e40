# What a function object shows: names, defaults, documentation, own attributes.
def f(a, b=2, *, c=3):
    """Documentation of f."""
    return a + b + c


print(f.__name__, f.__qualname__, f.__doc__, f.__defaults__, f.__kwdefaults__, f.__module__)
f.tag = "mine"
print(f.tag, f.__dict__)
f.__defaults__ = (20,)
print(f(1))


class C:
    "Documentation of C."

    def m(self):
        "of m"

    class Inner:
        def deep(self):
            pass


print(C.__doc__, C.m.__doc__, C.m.__qualname__, C.Inner.deep.__qualname__, C.Inner.__qualname__)


def outer():
    def inner():
        pass

    return inner


print(outer().__qualname__, (lambda: 0).__qualname__, outer.__doc__)
print(f.__code__.co_name, f.__code__.co_argcount, f.__code__.co_varnames[:3])
f.__name__ = "renamed"
print(f.__name__)
g = f
g.tag = "shared"
print(f.tag)
try:
    f.missing
except AttributeError as e:
    print(e)
print(len.__name__, [].append.__name__, type(f).__name__, C().m.__name__)
print("abc".upper.__name__, int.__name__)
