# frozenset: hashable, no mutation, operators keep the left type.
f = frozenset([1, 2, 3])
p = lambda x: print(type(x).__name__, sorted(x))
p(f | {4})
p({4} | f)
p(f & {1, 9})
p(f - {1})
p(f ^ {3, 5})
p(f.union([7]))
p(f.copy())
p(f.intersection([1]))
p(f.difference([1]))
p(f.symmetric_difference([1, 8]))
print(
    len(f),
    1 in f,
    f == {1, 2, 3},
    f < {1, 2, 3, 4},
    f.issubset([1, 2, 3]),
    f.issuperset({1}),
    f.isdisjoint([9]),
    hash(f) == hash(frozenset([3, 2, 1])),
    {f: "v"}[frozenset({1, 2, 3})],
    {frozenset()} == {frozenset([])},
)
print(
    frozenset(),
    frozenset("a"),
    repr(frozenset({(1,)})),
    bool(frozenset()),
    frozenset(f) is f,
    sorted(frozenset(range(3))),
)
for name in ("add", "remove", "discard", "pop", "clear", "update"):
    print(name, hasattr(f, name))
g = f
g |= {10}
print(sorted(g), sorted(f), g is f)
for h in (
    lambda: f.add(1),
    lambda: frozenset(5),
    lambda: f | [1],
    lambda: f[0],
    lambda: frozenset([[]]),
    lambda: f < 1,
):
    try:
        print(h())
    except Exception as e:
        print(type(e).__name__, e)
print(
    {1, 2} == frozenset([1, 2]),
    {frozenset([1]), frozenset([1])} == {frozenset([1])},
    {1} in {frozenset([1])},
    max(f),
    sum(f),
)
