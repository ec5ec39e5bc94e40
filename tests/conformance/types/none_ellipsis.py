# None, Ellipsis, NotImplemented: text, identity, type, truth, errors.
print(
    None,
    repr(None),
    str(None),
    type(None).__name__,
    bool(None),
    None is None,
    None == None,
    None == 0,
    [None],
    f"{None}",
    "%s" % None,
    hash(None) == hash(None),
    type(None)() is None,
)
print(..., Ellipsis, ... is Ellipsis, type(...).__name__, repr(...), bool(...), [...], {...: 1}[...], (lambda: ...)())
print(NotImplemented, type(NotImplemented).__name__, NotImplemented is NotImplemented)
for f in (
    lambda: None + 1,
    lambda: None.x,
    lambda: None(),
    lambda: None[0],
    lambda: None < None,
    lambda: len(None),
    lambda: iter(None),
    lambda: int(None),
    lambda: -None,
    lambda: None * 2,
    lambda: ... + 1,
    lambda: setattr(None, "x", 1),
    lambda: type(None)(1),
    lambda: None in None,
    lambda: next(None),
    lambda: ",".join(None),
    lambda: [1][None],
    lambda: {}.update(None),
    lambda: None @ None,
    lambda: "a" + None,
    lambda: sum(None),
    lambda: sorted(None),
    lambda: abs(None),
    lambda: round(None),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def nothing():
    pass


print(nothing(), nothing() is None, (lambda: None)(), print(end=""), [].append(1), isinstance(None, type(None)))
