# str: strip, removeprefix, center, ljust, zfill, expandtabs.
s = "  xx hello xx\t\n"
print(
    repr(s.strip()),
    repr(s.lstrip()),
    repr(s.rstrip()),
    repr("xxhixx".strip("x")),
    repr("xyhiyx".strip("xy")),
    repr("xxhi".lstrip("x")),
    repr("hixx".rstrip("x")),
    repr("abc".strip("")),
    repr("aaa".strip("a")),
    repr("éaé".strip("é")),
    repr(" x ".strip(None)),
)
print(
    "prefix-name".removeprefix("prefix-"),
    "name".removeprefix("x"),
    "name.txt".removesuffix(".txt"),
    "name".removesuffix(""),
    "aaa".removesuffix("aa"),
)
print(
    repr("ab".center(7)),
    repr("abc".center(6)),
    repr("ab".center(6, "*")),
    repr("ab".center(7, "-")),
    repr("abc".center(2)),
    repr("ab".ljust(5)),
    repr("ab".ljust(5, ".")),
    repr("ab".rjust(5)),
    repr("ab".rjust(5, "é")),
    repr("é".center(4, "日")),
)
print("42".zfill(5), "-42".zfill(5), "+42".zfill(6), "abc".zfill(2), "".zfill(3), "-".zfill(3), "x-1".zfill(6))
print(
    repr("a\tb\tc".expandtabs()),
    repr("a\tb".expandtabs(4)),
    repr("\t".expandtabs(0)),
    repr("ab\tc\nd\te".expandtabs(3)),
)
for f in (
    lambda: "a".center("x"),
    lambda: "a".center(5, "xy"),
    lambda: "a".ljust(5, 1),
    lambda: "a".strip(1),
    lambda: "a".zfill("x"),
    lambda: "a".center(),
    lambda: "a".removeprefix(1),
    lambda: "a".rjust(3, ""),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
