# collections: OrderedDict, defaultdict, Counter, ChainMap.
# uses: _collections_py
from collections import ChainMap, Counter, OrderedDict, defaultdict

o = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
o.move_to_end("a")
print(
    list(o),
    o.popitem(),
    o.popitem(last=False),
    o,
    OrderedDict(a=1) == {"a": 1},
    OrderedDict([("a", 1), ("b", 2)]) == OrderedDict([("b", 2), ("a", 1)]),
)
o["z"] = 1
o.move_to_end("z", last=False)
print(list(o.items()), list(reversed(o)), o.get("q"), o.copy() == o)
d = defaultdict(list)
d["x"].append(1)
d["x"].append(2)
d["y"]
print(dict(d), d.default_factory is list, "q" in d, d.get("q"), len(d))
c = defaultdict(int)
for ch in "mississippi":
    c[ch] += 1
print(sorted(c.items()), defaultdict(lambda: "dflt")["k"], repr(defaultdict(int, {"a": 1})))
try:
    defaultdict()["missing"]
except KeyError as e:
    print(e)
n = Counter("mississippi")
print(
    n.most_common(2),
    n["s"],
    n["zz"],
    sorted(n.elements())[:5],
    n.total(),
    Counter(a=2) + Counter(a=1, b=1),
    Counter(a=3) - Counter(a=1, b=5),
    Counter("ab") | Counter("bc"),
    Counter("ab") & Counter("bc"),
)
n.update("sss")
n.subtract({"i": 1})
print(sorted(n.items()), Counter([1, 1, 2]), Counter({"a": 0}), sorted(Counter(["x", "y", "x"]).items()))
m = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(m["a"], m["b"], len(m), sorted(m), m.maps[1]["a"], "z" in m)
m["c"] = 4
print(m.maps[0], m.new_child({"a": 0})["a"], m.get("q", "none"))
