# str % values.
print(
    "%s %s" % (1, "a"),
    "%s" % "x",
    "%s" % (5,),
    "%r" % "q",
    "%a" % "é",
    "%%" % (),
    "100%%",
    "%d%%" % 50,
    "%s" % [1, 2],
    "%s" % {"a": 1},
    "%s %s" % ((1, 2), None),
)
print(
    "%(a)s %(b)d %(a)r" % {"a": "x", "b": 5},
    "%(k)05.1f|%(k)-8s|" % {"k": 2.5},
    "%()s" % {"": 1},
    "%(a)s%%" % {"a": 1, "unused": 2},
    "plain" % {},
    "plain" % (),
)
print(
    "%5s|%-5s|%.2s|%5.1s|%c|%c|%-3c|" % ("a", "b", "xyz", "pqr", "z", 233, "w"),
    "%*s|%-*s|" % (4, "a", 4, "b"),
    "%5s|%5r" % (None, None),
    "%s" % True,
    "%i" % 7.9,
    "%u" % 3,
    "%05s|%+s" % ("a", "b"),
    "%ld %hd" % (1, 2),
)
print(
    "%s" % b"x",
    "%s" % "é日",
    "%5s|" % "é",
    "%x %o %X" % (10**20, 10**20, 255),
    "%#x %#o" % (0, 0),
    "%-+5d|% 5d|%+05d" % (3, 3, 3),
    "%.5d" % 42,
)
for text, values in (
    ("%s", ()),
    ("%s %s", (1,)),
    ("%s", (1, 2)),
    ("%d", ("a",)),
    ("%d", (None,)),
    ("%z", (1,)),
    ("%", (1,)),
    ("%(a)s", (1,)),
    ("%(a)s", {}),
    ("%c", ("ab",)),
    ("%c", (1.5,)),
    ("%c", (-1,)),
    ("%x", (1.5,)),
    ("%f", ("a",)),
    ("%*d", ("a", 1)),
    ("%(a", {"a": 1}),
    ("plain", 5),
    ("plain", (5,)),
    ("%s %(a)s", {"a": 1}),
    ("%d", ([],)),
    ("%5", (1,)),
    ("abc%", ()),
    ("%c", (0x110000,)),
    ("%i", ("1",)),
):
    try:
        print(repr(text % values))
    except Exception as e:
        print(repr(text), "->", type(e).__name__, e)


class S:
    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"

    def __int__(self):
        return 42

    def __index__(self):
        return 43

    def __float__(self):
        return 1.5


print("%s %r %d %x %.2f" % (S(), S(), S(), S(), S()))
