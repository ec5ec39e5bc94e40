# enumerate and zip: start, strict, laziness, errors.
print(
    list(enumerate("ab")),
    list(enumerate("ab", 5)),
    list(enumerate([], 3)),
    list(enumerate("a", start=-1)),
    dict(enumerate("xy")),
    next(enumerate("z")),
    list(enumerate(iter([1]), 10**20)),
)
print(
    list(zip()),
    list(zip([1, 2])),
    list(zip([1, 2], "ab")),
    list(zip([1, 2, 3], "ab", (True,))),
    dict(zip("ab", range(2))),
    list(zip(*[(1, 2), (3, 4)])),
    list(zip([1, 2], [3, 4], strict=True)),
)
z = zip([1, 2], "ab")
print(iter(z) is z, next(z), list(z), list(z), type(z).__name__, type(enumerate([])).__name__)
for f in (
    lambda: list(zip([1], [1, 2], strict=True)),
    lambda: list(zip([1, 2], [1], strict=True)),
    lambda: list(zip([1], [2], [], strict=True)),
    lambda: zip(5),
    lambda: zip([1], 5),
    lambda: enumerate(5),
    lambda: enumerate(),
    lambda: enumerate([], "a"),
    lambda: enumerate([], 1, 2),
    lambda: next(zip()),
    lambda: zip([1], wrong=1),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
i = iter([1, 2, 3, 4])
print(list(zip(i, i)))
i = iter([1, 2, 3])
print(list(zip(i, [10])), next(i))


def gen():
    yield 1
    raise ValueError("in the middle")


try:
    for a, b in zip(gen(), "xy"):
        print(a, b)
except ValueError as e:
    print(e)
