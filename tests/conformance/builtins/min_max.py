# min and max: arguments or iterable, key, default, first of equals, errors.
print(
    max(1, 5, 3),
    min(1, 5, 3),
    max([1, 5]),
    min("hello"),
    max("b", "a"),
    min([3]),
    max(1, 2.5),
    min(True, 0),
    max((1, 2), (1, 3)),
    min({5: "a", 3: "b"}),
    max(range(5)),
    min(x * x for x in (-3, 2)),
)
print(
    max(["aa", "b", "cc"], key=len),
    min(["aa", "b", "c"], key=len),
    max(3, -5, key=abs),
    max([], default="none"),
    min((), default=None),
    max([1], default=5),
    min([2, 1], key=None),
    max("a", "B", key=str.lower),
)
print(
    max(1, 1.0),
    max(1.0, 1),
    min(0, False),
    min(False, 0),
    max([(1, "a"), (1, "b")], key=lambda p: p[0]),
    min(10**20, 5),
    max(-0.0, 0.0),
)
for f in (
    lambda: max(),
    lambda: max([]),
    lambda: min(5),
    lambda: max(1, "a"),
    lambda: max(1, 2, default=3),
    lambda: min([], key=len),
    lambda: max([1], wrong=1),
    lambda: max(None),
    lambda: max([1, "a"]),
    lambda: min(1j, 2j),
    lambda: max([1, 2], key=5),
    lambda: max(1, 2, key=lambda x: 1 / 0),
    lambda: min({}),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
