# filter and map: laziness, several iterables, None, errors.
print(
    list(map(str, [1, 2])),
    list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])),
    list(map(int, "123")),
    list(map(max, [1, 5], [4, 2], [3, 3])),
    list(map(len, [])),
    list(map(str.upper, "ab")),
)
print(
    list(filter(None, [0, 1, "", "a", None, []])),
    list(filter(lambda x: x > 1, [1, 2, 3])),
    list(filter(str.isdigit, "a1b2")),
    list(filter(None, "")),
    tuple(filter(bool, {0: 1, 2: 3})),
)
log = []
m = map(lambda x: log.append(x) or x * 2, [1, 2, 3])
print(log, next(m), log, list(m), log, list(m), iter(m) is m)
for f in (
    lambda: map(),
    lambda: map(str),
    lambda: map(str, 5),
    lambda: list(map(5, [1])),
    lambda: filter(None),
    lambda: filter(None, 5),
    lambda: list(filter(5, [1])),
    lambda: list(map(lambda: 0, [1])),
    lambda: list(map(lambda x: 1 / x, [1, 0])),
    lambda: next(map(str, [])),
    lambda: filter(),
    lambda: filter(None, [], []),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(
    type(map(str, [])).__name__,
    type(filter(None, [])).__name__,
    list(map(lambda *a: a, [1, 2], [3])),
    sum(map(int, "456")),
    list(map(None or str, [1])),
)
