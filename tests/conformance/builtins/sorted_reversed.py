# sorted and reversed as functions.
print(
    sorted([3, 1, 2]),
    sorted("bca"),
    sorted({"b": 1, "a": 2}),
    sorted((2, 1), reverse=True),
    sorted([-3, 2], key=abs),
    sorted(range(3), reverse=True),
    sorted(x for x in "zy"),
    sorted(["B", "a"], key=str.lower, reverse=True),
    sorted([], key=len),
    sorted({3, 1}),
)
print(
    list(reversed([1, 2])),
    "".join(reversed("abc")),
    list(reversed(range(5))),
    list(reversed(())),
    list(reversed(b"ab")),
    type(reversed([])).__name__,
)


class S:
    def __len__(self):
        return 3

    def __getitem__(self, i):
        return i * 10


print(list(reversed(S())))
a = [1, 2, 3]
r = reversed(a)
next(r)
a.append(4)
print(list(r), sorted(a) is a)
for f in (
    lambda: sorted(5),
    lambda: sorted([1, "a"]),
    lambda: sorted(),
    lambda: sorted([1], len),
    lambda: sorted([1], key=1),
    lambda: reversed(5),
    lambda: reversed({1}),
    lambda: reversed(iter([1])),
    lambda: sorted([1], foo=1),
    lambda: sorted([2, 1], reverse="x"),
    lambda: sorted([2, 1], reverse=None),
    lambda: reversed(),
    lambda: sorted([{}, {}]),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(sorted([1, 2], reverse=1), sorted(enumerate("ba"), key=lambda p: p[1]), sorted([(1, 2), (0, 5), (1, 1)]))
