# all and any: results, laziness, errors.
print(
    all([]),
    all([1, 2]),
    all([1, 0]),
    any([]),
    any([0, ""]),
    any([0, 5]),
    all("ab"),
    any({}),
    all({0: 1}),
    any(range(1)),
    all(x > 0 for x in (1, 2)),
)


def noisy(values):
    for v in values:
        print("seen", v)
        yield v


print(all(noisy([1, 0, 2])))
print(any(noisy([0, 3, 4])))
for f in (lambda: all(5), lambda: any(None), lambda: all(), lambda: any(1, 2), lambda: all(1 / x for x in (1, 0))):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
