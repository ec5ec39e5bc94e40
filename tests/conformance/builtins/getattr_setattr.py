# getattr, setattr, hasattr, delattr.
class A:
    c = "class"


a = A()
setattr(a, "x", 1)
print(
    getattr(a, "x"),
    getattr(a, "c"),
    getattr(a, "no", "default"),
    hasattr(a, "x"),
    hasattr(a, "no"),
    getattr(A, "c"),
    getattr(5, "real"),
    getattr("ab", "upper")(),
)
delattr(a, "x")
print(hasattr(a, "x"))
setattr(a, "not an identifier", 5)
print(getattr(a, "not an identifier"), a.__dict__)


class P:
    @property
    def fails(self):
        raise AttributeError("inside")

    @property
    def breaks(self):
        raise ValueError("not an attribute error")


print(hasattr(P(), "fails"), getattr(P(), "fails", "dflt"))
for f in (
    lambda: hasattr(P(), "breaks"),
    lambda: getattr(P(), "breaks", 1),
    lambda: getattr(a, "zz"),
    lambda: delattr(a, "zz"),
    lambda: getattr(a),
    lambda: getattr(a, 5),
    lambda: setattr(a, "x"),
    lambda: setattr(5, "x", 1),
    lambda: hasattr(a, 5),
    lambda: setattr(a, 5, 1),
    lambda: delattr(a),
    lambda: getattr(A, "zz"),
    lambda: getattr(1, "a", 2, 3),
    lambda: P().fails,
    lambda: setattr(P(), "fails", 1),
    lambda: delattr(A, "nope"),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
