# object: what every value has.
o = object()
print(
    type(o).__name__,
    o == o,
    o != object(),
    bool(o),
    isinstance(5, object),
    issubclass(type, object),
    hash(o) == hash(o),
    isinstance(object, type),
    object.__name__,
    object.__mro__ == (object,),
)
for name in (
    "__class__",
    "__init__",
    "__new__",
    "__repr__",
    "__str__",
    "__eq__",
    "__ne__",
    "__hash__",
    "__setattr__",
    "__delattr__",
    "__getattribute__",
    "__format__",
    "__dir__",
    "__doc__",
    "__lt__",
):
    print(name, hasattr(o, name), hasattr(5, name), hasattr(object, name))
print(
    o.__eq__(o),
    o.__eq__(5),
    o.__ne__(o),
    (5).__class__.__name__,
    o.__class__ is object,
    object.__eq__(1, 1) in (True, NotImplemented),
    o.__lt__(o),
)
for f in (
    lambda: setattr(o, "x", 1),
    lambda: o.x,
    lambda: o < o,
    lambda: o + o,
    lambda: object(1),
    lambda: o[0],
    lambda: len(o),
    lambda: o(),
    lambda: int(o),
    lambda: object.nope,
    lambda: delattr(o, "y"),
    lambda: format(o, "x"),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, str(e))


class A:
    pass


a = A()
object.__setattr__(a, "x", 5)
print(object.__getattribute__(a, "x"), a.x, a.__sizeof__() > 0)
object.__delattr__(a, "x")
print(hasattr(a, "x"), "__init__" in dir(a), A.__doc__, a.__doc__, A.__dict__.get("zz"), vars(a))
print(
    str(a).startswith("<__main__.A object"),
    str(A),
    repr(A),
    str(int),
    repr(type),
    repr(len),
    str(print),
    repr([].append)[:24],
)
