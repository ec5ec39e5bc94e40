# Arguments at the edges: empty needles beyond the end, huge numbers, None as a method, classes by __bases__ only.
def show(*functions):
    for f in functions:
        try:
            print(repr(f()))
        except Exception as e:
            print(type(e).__name__, e)


huge = 10**30
show(lambda: "".find("", 1, 0), lambda: "abc".count("", 4), lambda: "abc".count("", 3), lambda: "abc".rfind("", huge), lambda: "abc".count("", huge, 0),
     lambda: b"abc".find(b"", huge), lambda: b"".count(b"", huge, 0), lambda: "aé".find("", 2), lambda: "aé".find("", 3), lambda: "aé".count("", -huge, huge))
show(lambda: round(5, -10**6), lambda: round(-7 * 10**20, -20))
show(lambda: "%#027.23x" % 1375488932362216742658885, lambda: "%08.3d" % -5, lambda: "%-8.3d|" % 5, lambda: "%+08.3d" % 5)
show(lambda: round(5, huge), lambda: round(12345, -3), lambda: int("42", huge), lambda: int("42", 1))
show(lambda: bytes([huge]), lambda: bytearray([-huge]), lambda: huge in b"a", lambda: b"a".find(huge), lambda: bytes("", errors="ignore"),
     lambda: b"ab".hex("\u0101"), lambda: b"ab".hex("\xff"), lambda: b"ab".hex(":"), lambda: b"abc".translate(None, delete=b"b"), lambda: b"a\tb".expandtabs(tabsize=4))


class Index:
    def __index__(self):
        return 2


class Blocked:
    __add__ = __radd__ = __iadd__ = __eq__ = __lt__ = __bytes__ = None

    def __index__(self):
        return 3


class BadBytes:
    def __bytes__(self):
        return 3


def add_in_place():
    b = Blocked()
    b += 1


show(lambda: [1].__imul__(Index()), lambda: bytearray(b"1").__imul__(Index()), lambda: Blocked() + 1, lambda: 1 + Blocked(), lambda: Blocked() == 1, lambda: 1 == Blocked(),
     lambda: Blocked() < 1, add_in_place, lambda: bytes(Blocked()), lambda: bytes(BadBytes()))

# An iterator that ended stays so.
data = bytearray(b"a")
i = iter(data)
print(list(i))
data.append(98)
print(list(i))
numbers = {1: 1, 2: 2}
i = iter(numbers)
next(i)
numbers[3] = 3
show(lambda: next(i))
del numbers[3]
show(lambda: next(i))

# Views with items that have no hash compare all the same.
a, b = {1: [], 2: {}}, {1: [], 2: {}}
print(a.items() == b.items(), a.items() <= b.items(), a.items() < b.items(), a.items() != {1: []}.items(), a.items() > {1: []}.items(), a.keys() >= {1, 2}, a.keys() == {1, 3})


class Cyclic:
    def __init__(self):
        self.seen = {self}

    def __repr__(self):
        return repr(self.seen)


print(repr(Cyclic().seen))


class Hashed(set):
    def __hash__(self):
        return 42


h = Hashed([1])
print(h in {h}, {1} in {frozenset([1])})

# ** and dict() take the entries of a subclass, unless it iterates in its own way.
class Getting(dict):
    def __getitem__(self, key):
        return "got"


class Iterating(dict):
    def __iter__(self):
        return iter(["x"])

    def keys(self):
        return ["x", "y"]

    def __getitem__(self, key):
        return key * 2


def arguments(**kw):
    return kw


print(arguments(**Getting(a=1)), dict(Getting(a=1)), {**Getting(a=1)}, arguments(**Iterating(a=1)), dict(Iterating(a=1)), {**Iterating(a=1)})

# Classes that are none but have __bases__; objects that claim a class.
class Like:
    def __init__(self, bases):
        self.bases = bases

    def get_bases(self):
        return self.bases

    __bases__ = property(get_bases)


base = Like(())
derived = Like((base,))
show(lambda: isinstance(1, base), lambda: issubclass(derived, base), lambda: issubclass(base, derived), lambda: issubclass(derived, int), lambda: issubclass(int, base),
     lambda: issubclass(3, base), lambda: issubclass(base, 3), lambda: isinstance(3, 4))


class Proxy:
    def __init__(self, target):
        self.target = target

    __class__ = property(lambda self: type(self.target))


class Base:
    def f(self):
        return "Base.f"


class Sub(Base):
    def f(self):
        return "Sub, " + super(Sub, self).f()


print(Sub.f(Proxy(Sub())))
show(lambda: object.__setattr__(str, "foo", 1), lambda: object.__setattr__(Base, "foo", 1), lambda: object.__delattr__(Base, "f"))

# memoryview
view = memoryview(object=bytearray(b"abc"))
print(view.suboffsets, view.f_contiguous, view == b"abc", view != b"abd")
show(lambda: view < b"abd")
view.release()
print(view == view, view == b"abc")
show(lambda: view.nbytes, lambda: view.format)

__annotations__["early"] = 1
late: int = 3
print(__annotations__["early"], __annotations__["late"].__name__)
