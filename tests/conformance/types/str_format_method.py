# str.format: fields by position, name, attribute and index; nesting; errors.
class P:
    x = 3

    def __init__(self):
        self.d = {"k": [10, 20]}


p = P()
print(
    "{} {}".format(1, "a"),
    "{0} {1} {0}".format("x", "y"),
    "{a} {b}".format(a=1, b=2),
    "{0} {k}".format(5, k=6),
    "{{}} {{{}}}".format(1),
    "".format(),
    "no fields".format(1),
)
print(
    "{0.x} {0.d[k]} {0.d[k][1]} {1[0]} {p.x}".format(p, "abc", p=p),
    "{[key]}".format({"key": 1}),
    "{0[0][1]}".format([[1, 2]]),
)
print(
    "{:>5}|{:<5}|{:^5}|{:05d}|{:.2f}|{:x}|{:,}".format("a", "b", "c", 42, 3.14159, 255, 1234567),
    "{:{}}|{:{w}.{p}}".format("a", 4, "abcdef", w=6, p=2),
    "{!r} {!s} {!a} {!r:>5}".format("a", "b", "é", "x"),
)
print(
    "{0:{1}{2}}".format("a", "*^", 7),
    "{:*^10}".format("mid"),
    "{:é<4}".format("a"),
    "{:10}|".format("left"),
    "{:10}|".format(5),
    "{:.3}".format("abcdef"),
    "{:>10.3}".format("abcdef"),
    "{:}".format(1),
    "{:s}".format("s"),
)
print(
    "{0!r:{1}}".format("q", ">6"),
    "%s".format(1),
    "{} {}".format(*[1, 2]),
    "{a}{b}".format(**{"a": 1, "b": 2}),
    "{:d}".format(True),
    "{}".format([1, "x"]),
    "{}".format(None),
)
for text, args in (
    ("{}", ()),
    ("{0} {}", (1, 2)),
    ("{} {0}", (1, 2)),
    ("{a}", ()),
    ("{", (1,)),
    ("}", (1,)),
    ("{0", (1,)),
    ("{!x}", (1,)),
    ("{0.nope}", (1,)),
    ("{0[5]}", ([1],)),
    ("{:d}", ("a",)),
    ("{:s}", (1,)),
    ("{:q}", (1,)),
    ("{0!}", (1,)),
    ("{1}", (1,)),
    ("{:>>>5}", (1,)),
    ("{0[k]}", ({},)),
    ("{:.2d}", (1,)),
    ("{:=5}", ("a",)),
    ("{:,}", ("a",)),
    ("{:+}", ("a",)),
    ("{:>5}", (None,)),
    ("{:5}", ([],)),
    ("{0[}", ([],)),
    ("{!r", (1,)),
):
    try:
        print(repr(text.format(*args)))
    except Exception as e:
        print(repr(text), "->", type(e).__name__, e)
print("{x} {y}".format_map({"x": 1, "y": 2}))
