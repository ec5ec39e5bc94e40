# range: attributes, indexing, slicing, membership, equality, hash, errors.
r = range(2, 20, 3)
print(
    r,
    list(r),
    len(r),
    r.start,
    r.stop,
    r.step,
    r[0],
    r[-1],
    r[1:3],
    r[::-1],
    list(r[::2]),
    5 in r,
    6 in r,
    5.0 in r,
    "5" in r,
    r.index(8),
    r.count(8),
    r.count(9),
)
print(
    range(5),
    list(range(5)),
    list(range(1, 4)),
    list(range(5, 0, -1)),
    list(range(0)),
    list(range(3, 1)),
    list(range(0, -5, -2)),
    range(0),
    bool(range(0)),
    bool(range(1)),
    list(range(True)),
    len(range(0, 10, 3)),
    len(range(10, 0, -3)),
)
print(
    range(0, 3) == range(3),
    range(0) == range(2, 2),
    range(0, 3, 2) == range(0, 4, 2),
    range(3) == [0, 1, 2],
    range(3) != range(4),
    hash(range(3)) == hash(range(0, 3, 1)),
    {range(2): 1}[range(0, 2)],
)
print(
    list(reversed(range(4))),
    sum(range(101)),
    max(range(5)),
    min(range(3, 5)),
    sorted(range(3, 0, -1)),
    range(10)[2:8][1:3],
    range(10)[-3:],
    range(0, 10, 2)[1],
    repr(range(1, 2)),
    repr(range(1, 9, 2)),
)
big = range(0, 10**20, 10**19)
print(
    len(big),
    big[3],
    5 * 10**19 in big,
    list(range(10**20, 10**20 + 3)),
    range(2**62, 2**62 + 4)[3],
    range(-(2**70), 0)[0],
)
for f in (
    lambda: range(0, 1, 0),
    lambda: range(),
    lambda: range(1.5),
    lambda: range("a"),
    lambda: range(1, 2, 3, 4),
    lambda: r[10],
    lambda: r[-20],
    lambda: r.index(3),
    lambda: r["a"],
    lambda: r + r,
    lambda: r * 2,
    lambda: r < r,
    lambda: setattr(r, "start", 1),
    lambda: range(None),
    lambda: next(r),
    lambda: r.append(1),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
it = iter(range(3))
print(next(it), list(it), list(it))
for i in range(3):
    i += 10
    print(i, end=" ")
print(*range(4), [*range(2)], dict.fromkeys(range(2)), list(zip(range(3), range(5, 8))), list(enumerate(range(2), 1)))


class I:
    def __index__(self):
        return 3


print(list(range(I())), list(range(2, 5)[I().__index__() - 3 :]))
