# dict: every method, with its errors.
d = {"a": 1, "b": 2}
print(
    d["a"],
    d.get("a"),
    d.get("z"),
    d.get("z", 0),
    "a" in d,
    "z" not in d,
    len(d),
    bool({}),
    list(d),
    d.keys(),
    d.values(),
    d.items(),
)
d["c"] = 3
d["a"] = 10
print(d)
print(d.setdefault("a", 5), d.setdefault("d", 4), d.setdefault("e"), d)
print(d.pop("e"), d.pop("z", "default"), d.popitem(), d)
d.update({"b": 20, "x": 1})
d.update([("y", 2)], z=3)
d.update(w=4)
d.update()
print(d)
c = d.copy()
c.clear()
print(c, len(d), d == d.copy(), d is d.copy())
print(
    dict(),
    dict(a=1),
    dict({"k": 1}, k=2),
    dict([("p", 1), ["q", 2], "rs"]),
    dict(zip("ab", (1, 2))),
    dict.fromkeys("ab"),
    dict.fromkeys([1, 2], 0),
    dict.fromkeys(()),
)
print({1: "a", 1.0: "b", True: "c"}, {"x": 1, "x": 2}, {(1, 2): 3, None: 4, 1.5: 5, b"k": 6, frozenset([1]): 7})
print(
    {"a": 1} | {"b": 2, "a": 3},
    {"a": 1} == {"a": 1.0},
    {"a": 1, "b": 2} == {"b": 2, "a": 1},
    {"a": 1} != {"a": 2},
    {} == {},
)
d = {"a": 1}
d |= {"b": 2}
d |= [("c", 3)]
print(d)
del d["a"]
d["a"] = 9
print(d, list(reversed(d)), list(reversed(d.items())), sorted(d), max(d), min(d.values()), sum(d.values()))
for f in (
    lambda: d["zz"],
    lambda: d.pop("zz"),
    lambda: {}.popitem(),
    lambda: d.__delitem__("q"),
    lambda: {[]: 1},
    lambda: d[[]],
    lambda: d.get([]),
    lambda: d.update(5),
    lambda: d.update([1]),
    lambda: d.update([(1, 2, 3)]),
    lambda: dict(5),
    lambda: dict([1]),
    lambda: d < d,
    lambda: hash(d),
    lambda: d + d,
    lambda: d.get(),
    lambda: d.pop(),
    lambda: d.setdefault(),
    lambda: dict("ab"),
    lambda: d | [1],
    lambda: {}[1],
    lambda: {}[(1, 2)],
    lambda: d.nope,
    lambda: dict.fromkeys(5),
    lambda: d.setdefault({}, 1),
    lambda: dict(["abc"]),
    lambda: d.copy(1),
    lambda: {**5},
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
