# ascii, repr, format as functions.
print(
    ascii("aé日😀\n"),
    ascii([1, "é"]),
    ascii("plain"),
    repr("é"),
    repr([1, "a", {2: (3,)}]),
    repr(1.5),
    repr(None),
    repr({1}),
    repr(range(3)),
)
print(
    format(5),
    format(5, "03d"),
    format("a", ">3"),
    format(2.5, ".2f"),
    format(None),
    format([1]),
    format(True, "5"),
    format(1 + 2j, ""),
    format(b"a", ""),
)
for f in (
    lambda: format(5, 5),
    lambda: format([], "5"),
    lambda: format(None, ">5"),
    lambda: format(),
    lambda: repr(),
    lambda: repr(1, 2),
    lambda: format(5, "zz"),
    lambda: format({}, "d"),
    lambda: format(b"a", "5"),
    lambda: format(object, "5"),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
