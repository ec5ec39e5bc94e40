# What counts as iterable, callable, hashable, sized, numeric, and how programs ask.
class Plain:
    pass


class Sized:
    def __len__(self):
        return 0


things = [
    5,
    2.5,
    1j,
    True,
    None,
    "s",
    b"b",
    bytearray(b""),
    [],
    (),
    {},
    set(),
    frozenset(),
    range(1),
    print,
    int,
    lambda: 0,
    Plain(),
    Sized(),
    Plain,
    (x for x in ()),
    iter([]),
    slice(1),
    ...,
    memoryview(b""),
    object(),
    type,
    ValueError("x"),
    property(),
    {}.keys(),
    zip(),
    NotImplemented,
]


def works(f, x):
    try:
        f(x)
        return 1
    except TypeError:
        return 0


tests = [
    ("iter", iter),
    ("len", len),
    ("hash", hash),
    ("call", lambda x: 1 if callable(x) else int(None)),
    ("int", int),
    ("float", float),
    ("abs", abs),
    ("neg", lambda x: -x),
    ("add1", lambda x: x + 1),
    ("index", lambda x: [0, 1, 2, 3, 4, 5][x]),
    ("getitem0", lambda x: x[0:0]),
    ("lt", lambda x: x < x),
    ("in", lambda x: 1 in x),
    ("next", lambda x: next(x, None)),
    ("reversed", reversed),
    ("vars", vars),
    ("bytes", lambda x: bytes(x) if not isinstance(x, int) else None),
    ("format", lambda x: format(x, "")),
]
for name, f in tests:
    row = []
    for t in things:
        try:
            row.append(works(f, t))
        except (ValueError, IndexError) as e:
            row.append("v")
    print(name.ljust(9), "".join(map(str, row)))
print([type(t).__name__ for t in things])
print([bool(t) if t is not NotImplemented else "-" for t in things])
