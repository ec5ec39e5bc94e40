# iter and next: sentinel form, defaults, exhaustion.
i = iter([1, 2])
print(next(i), next(i), next(i, "none left"), next(iter(()), None))
n = [0]


def count():
    n[0] += 1
    return n[0]


print(list(iter(count, 4)), n)
print(iter(i) is i, list(iter("ab")), list(iter({"k": 1})), next(iter(range(5, 6))), sorted(iter({2, 1})))


def raises():
    raise StopIteration("early")


print(list(iter(raises, 1)))
for f in (
    lambda: next(iter([])),
    lambda: next([]),
    lambda: iter(5),
    lambda: iter(5, 6),
    lambda: iter(),
    lambda: next(),
    lambda: next(iter([]), 1, 2),
    lambda: iter(None),
    lambda: next(5),
    lambda: iter(len, 1),
):
    try:
        print(type(f()).__name__)
    except Exception as e:
        print(type(e).__name__, e)
it = iter([1, 2, 3])
for x in it:
    print(x, next(it, "-"), end=" ")
print()
r = reversed([1, 2, 3])
print(
    next(r),
    list(r),
    list(reversed("abc")),
    list(reversed(range(3))),
    list(reversed((1, 2))),
    list(reversed({"a": 1, "b": 2})),
)
