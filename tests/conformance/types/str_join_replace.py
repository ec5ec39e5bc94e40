# str: join, replace, translate, maketrans.
print(
    ",".join(["a", "b", "c"]),
    "".join([]),
    "-".join("abc"),
    ", ".join(str(i) for i in range(3)),
    "x".join(["only"]),
    "".join(("a", "é", "日")),
    " ".join({"k": 1, "l": 2}),
)
print(
    "hello".replace("l", "L"),
    "hello".replace("l", "L", 1),
    "hello".replace("", "-"),
    "hello".replace("x", "y"),
    "aaa".replace("a", "bb"),
    "aaa".replace("aa", "b"),
    "hello".replace("l", ""),
    "".replace("", "x"),
    "abc".replace("", "-", 2),
    "éaé".replace("é", "e"),
    "hello".replace("l", "L", 0),
    "hello".replace("l", "L", -1),
)
table = str.maketrans("abc", "xyz")
print(
    "aabbcc dd".translate(table),
    "hello".translate({ord("l"): "L", ord("h"): None, ord("o"): "00"}),
    "abc".translate(str.maketrans({"a": "1", "b": None})),
    "abc".translate(str.maketrans("a", "x", "c")),
    "abc".translate({97: 98}),
)
print(sorted(table.items()))
for f in (
    lambda: ",".join([1]),
    lambda: ",".join(["a", None]),
    lambda: ",".join(5),
    lambda: "a".replace("a"),
    lambda: "a".replace(1, "b"),
    lambda: "a".replace("a", 1),
    lambda: str.maketrans("ab", "c"),
    lambda: str.maketrans("a"),
    lambda: "".join(["a", b"b"]),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
