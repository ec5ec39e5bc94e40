# round and sum.
print(
    [round(x) for x in (0.5, 1.5, 2.5, -0.5, -1.5, 2.4, 2.6, 7)],
    round(5.5),
    round(2.5, 0),
    round(12345, -2),
    round(15, -1),
    round(25, -1),
    round(-15, -1),
    round(1e10, 2),
    round(7, 2),
    round(10**20, -5),
    round(123456789, -20),
)
print(
    round(1.25, 1),
    round(1.75, 1),
    round(-1.25, 1),
    round(0.125, 2),
    round(3.0),
    type(round(3.0)).__name__,
    type(round(3.0, 0)).__name__,
    round(2.5, None),
    round(True),
    round(number=2.5, ndigits=1),
)
print(
    sum([]),
    sum([1, 2, 3]),
    sum([1, 2], 10),
    sum([0.5, 0.25]),
    sum(range(101)),
    sum([[1], [2]], []),
    sum([1, 2.5]),
    sum([True, True]),
    sum((x for x in (1, 2)), start=5),
    sum([10**20, 1]),
    sum([1j, 2]),
    sum([(1,), (2,)], ()),
)
for f in (
    lambda: round("a"),
    lambda: round(1.5, "a"),
    lambda: round(),
    lambda: round(None),
    lambda: sum(5),
    lambda: sum(["a"]),
    lambda: sum(["a"], ""),
    lambda: sum([b"a"], b""),
    lambda: sum(),
    lambda: sum([1], 2, 3),
    lambda: sum([[1]]),
    lambda: round(1.5, 1.0),
    lambda: sum([None]),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class R:
    def __round__(self, n="none given"):
        return n


print(round(R()), round(R(), 5), round(R(), None))
