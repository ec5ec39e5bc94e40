# tuple: methods, operators, hash, comparison, errors.
t = (1, 2, 3, 2)
print(
    t,
    (),
    (1,),
    (1, 2),
    t[0],
    t[-1],
    t[1:3],
    t[::-1],
    len(t),
    t.count(2),
    t.index(2),
    t.index(2, 2),
    3 in t,
    t + (4,),
    t * 2,
    (0,) * 3,
    2 * (1,),
)
print(
    tuple(),
    tuple([1, 2]),
    tuple("ab"),
    tuple(x for x in range(3)),
    tuple(t) is t,
    tuple({"k": 1}),
    bool(()),
    bool((0,)),
    () == (),
    (1,) == [1],
    (1, 2) == (1.0, 2),
    (1, 2) < (1, 3),
    (1,) < (1, 0),
    () < (0,),
    ("a", 1) < ("a", 2),
    (2,) > (1, 5),
)
print(
    hash((1, 2)) == hash((1, 2)),
    {(1, "a"): "v"}[(1, "a")],
    hash(()) == hash(()),
    repr((1, "a", (2,), [3])),
    str((1.5,)),
    max((1, 5, 3)),
    sorted((3, 1, 2)),
    sum((1, 2)),
)
a, b = (1, 2)
x = 1, 2, 3
y = (4,)
print(a, b, x, y, (lambda *a: a)(1, 2), list(zip(*((1, 2), (3, 4)))), [*t], dict([(1, 2)]), tuple(reversed(t)))
u = ([],)
u[0].append(1)
print(u)
try:
    u[0] += [2]
except TypeError as e:
    print(e, u)
for f in (
    lambda: t[10],
    lambda: t.index(9),
    lambda: t["a"],
    lambda: t + [1],
    lambda: t * "a",
    lambda: hash(([],)),
    lambda: t < 5,
    lambda: tuple(5),
    lambda: t.append(1),
    lambda: (1, 2) < (1, "a"),
    lambda: tuple(1, 2),
    lambda: t.__setitem__,
    lambda: [1] + t,
    lambda: t.index(),
    lambda: t(0),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(
    t.__len__(),
    t.__getitem__(0),
    t.__contains__(2),
    t.__add__((1,)),
    t.__eq__((1,)),
    t.__mul__(2),
    t.__iter__().__next__(),
    t.__hash__() == hash(t),
)
