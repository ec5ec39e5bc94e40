# Equal values of different types hash alike and find one another.
groups = [
    [0, 0.0, False, -0.0, 0j],
    [1, 1.0, True, 1 + 0j],
    [-1, -1.0],
    [2**40, 2.0**40],
    [2**61 - 1],
    [-2, -2.0],
    ["a", "".join(["a"])],
    [b"ab", bytes([97, 98])],
    [(1, 2), (1.0, 2), (True, 2.0)],
    [frozenset([1, 2]), frozenset([2.0, 1])],
    [None],
    [(), tuple([])],
    [range(3), range(0, 3)],
]
for g in groups:
    print(len({hash(v) for v in g}), len(set(g)), [{g[0]: "found"}.get(v) for v in g])
print(
    {1: "int"}[True],
    {True: "bool"}[1.0],
    {0.0: "zero"}[0],
    {(1, "a"): 5}[(1.0, "a")],
    len({1, True, 1.0, "1", b"1"}),
    len({(), frozenset(), "", None, 0}),
)
d = {1: "a"}
d[1.0] = "b"
d[True] = "c"
print(d)
print(
    "a" == b"a",
    97 == "a",
    (1,) == [1],
    frozenset([1]) == {1},
    None == False,
    "" == b"",
    [] == "",
    hash("a") != hash("b"),
)
for n in (0.5, 1.5, 2.25, -0.75, 1e10, float("inf")):
    assert hash(n) == hash(float(str(n)))
for n in (3, 2**31, 2**62, -7):
    assert hash(n) == hash(float(n)) == hash(complex(n))
print("consistent")
