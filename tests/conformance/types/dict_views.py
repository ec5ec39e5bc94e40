# dict views: live, set operations, iteration, reversed, errors on change.
d = {"a": 1, "b": 2}
k, v, i = d.keys(), d.values(), d.items()
d["c"] = 3
print(k, v, i, len(k), len(v), len(i))
print("a" in k, 1 in v, ("a", 1) in i, ("a", 2) in i, "z" in k, 5 in i)
print(
    sorted(k & {"a", "z"}),
    sorted(k | {"z"}),
    sorted(k - {"a"}),
    sorted(k ^ {"a", "z"}),
    sorted(i & {("a", 1)}),
    k.isdisjoint({"q"}),
    k == {"a", "b", "c"},
    k < {"a", "b", "c", "d"},
    k >= {"a"},
    {"a"} <= k,
)
print(
    list(reversed(k)),
    list(reversed(v)),
    list(reversed(i)),
    type(k).__name__,
    type(v).__name__,
    type(i).__name__,
    sorted({"q"} - k),
)
print(
    {"x": 1}.keys() == {"x": 2}.keys(),
    {"x": 1}.items() == {"x": 1}.items(),
    {"x": 1}.values() == {"x": 1}.values(),
    k.mapping["a"],
)
for change in ("d['new'] = 1", "del d['a']", "d.pop('b')", "d.clear()"):
    d = {"a": 1, "b": 2}
    try:
        for key in d:
            exec(change)
        print(change, "no error", d)
    except RuntimeError as e:
        print(change, "->", e)
d = {"a": 1, "b": 2}
for key in d:
    d[key] += 10
print(d)
for key in list(d):
    del d[key]
print(d)
it = iter({"a": 1})
print(next(it), next(it, "end"))
for f in (
    lambda: {}.keys()[0],
    lambda: hash({}.keys()),
    lambda: {}.values() & {1},
    lambda: {}.keys().append,
    lambda: {1: 2}.keys() + {3: 4}.keys(),
    lambda: {1: 2}.keys() < 5,
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
a, b = {"p": 1, "q": 2}
(x, y), (z, w) = {"p": 1, "q": 2}.items()
print(a, b, x, y, z, w, [*{"p": 1}.values()], dict(enumerate("ab")), list(zip({"a": 1}, {"b": 2})))
