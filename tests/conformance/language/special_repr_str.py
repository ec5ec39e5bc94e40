# __repr__, __str__, __format__: which is used where, and what they must return.
class Both:
    def __repr__(self):
        return "<repr>"

    def __str__(self):
        return "<str>"

    def __format__(self, spec):
        return f"<format {spec!r}>"


class ReprOnly:
    def __repr__(self):
        return "<only repr>"


class StrOnly:
    def __str__(self):
        return "<only str>"


b = Both()
print(b, str(b), repr(b), [b], {b: b}.__class__.__name__, (b,), {"k": b})
print(f"{b} {b!r} {b!s} {b:x>5} {b!r:>10}", "{} {!r} {:abc}".format(b, b, b), "%s %r" % (b, b))
print(format(b), format(b, "spec"))
r = ReprOnly()
print(r, str(r), f"{r}", format(str(r), ">15"))
print(str(StrOnly()), repr(StrOnly()).startswith("<__main__.StrOnly object"))
try:
    format(r, ">10")
except TypeError as e:
    print(e)


class Bad:
    def __repr__(self):
        return 5

    def __format__(self, spec):
        return 5


for f in (repr, str, format, lambda x: f"{x}", lambda x: f"{[x]}"):
    try:
        f(Bad())
    except TypeError as e:
        print(e)


class Raises:
    def __repr__(self):
        raise ValueError("no repr")


try:
    print([Raises()])
except ValueError as e:
    print(e)


class Recursive(list):
    pass


x = [1]
x.append(x)
d = {"self": None}
d["self"] = d
print(x, d)
