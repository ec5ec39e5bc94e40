# str: split, rsplit, splitlines, partition, rpartition.
print(
    "a b  c\td\n".split(),
    "  ".split(),
    "".split(),
    "a,b,,c".split(","),
    "".split(","),
    "a b c d".split(None, 2),
    "a,b,c".split(",", 1),
    " a  b ".split(" "),
)
print(
    "a--b--c".split("--"),
    "aXbXc".split("X", 0),
    "a b c".split(maxsplit=1),
    "a,b,c".split(sep=",", maxsplit=5),
    "abc".split("abc"),
    "one".split(","),
    "a\u2003b\u00a0c".split(),
)
print(
    "a b  c ".rsplit(),
    "a,b,c".rsplit(",", 1),
    " a b c ".rsplit(None, 1),
    "a--b--c".rsplit("--", 1),
    "a,b".rsplit(",", 0),
    "x".rsplit("x"),
    " a b c d".rsplit(maxsplit=2),
)
print(
    "a\nb\r\nc\rd".splitlines(),
    "a\nb\n".splitlines(True),
    "".splitlines(),
    "\n".splitlines(),
    "a\n\nb".splitlines(),
    "a\x0bb\x0cc\x85d\u2028e".splitlines(),
    "x\r\n".splitlines(keepends=True),
)
print(
    "key=value=x".partition("="),
    "none".partition("="),
    "key=value=x".rpartition("="),
    "none".rpartition("="),
    "=".partition("="),
    "aéb".partition("é"),
)
for f in (
    lambda: "a".split(""),
    lambda: "a".split(1),
    lambda: "a".partition(""),
    lambda: "a".partition(),
    lambda: "a".rsplit(""),
    lambda: "a".split(",", "x"),
    lambda: "a".rpartition(5),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(
    "  lots   of   space  ".split(None, 1),
    "a,b,c,d".split(",", -1),
    "1<>2<>3".split("<>"),
    "é,ñ".split(","),
    "aéaéa".rsplit("é", 1),
)
