# Dictionaries of dictionaries, lists and sets; counting, inverting, merging, memo tables, sparse grids.
def merge(a, b):
    out = dict(a)
    for k, v in b.items():
        out[k] = merge(out[k], v) if isinstance(v, dict) and isinstance(out.get(k), dict) else v
    return out


print(merge({"a": {"x": 1, "y": {"z": 2}}, "b": 1}, {"a": {"y": {"w": 3}}, "b": {"n": 1}}))
inverted = {}
for k, v in {"a": 1, "b": 2, "c": 1}.items():
    inverted.setdefault(v, []).append(k)
print(inverted, {v: k for k, v in {"a": 1, "b": 1}.items()})
tree = {}
for path in ("a/b/c", "a/b/d", "a/e", "f"):
    node = tree
    for part in path.split("/"):
        node = node.setdefault(part, {})
print(tree)


def show(node, depth=0):
    for k in sorted(node):
        print("  " * depth + k)
        show(node[k], depth + 1)


show(tree)
grid = {}
for x in range(4):
    for y in range(4):
        if (x * y) % 3:
            grid[x, y] = x * y
print(
    grid,
    sum(grid.get((x, x), 0) for x in range(4)),
    max(grid, key=grid.get),
    sorted(grid.items(), key=lambda kv: (-kv[1], kv[0]))[:2],
)
memo = {}


def ways(n, coins=(1, 2, 5)):
    if (n, coins) not in memo:
        memo[n, coins] = 1 if n == 0 else 0 if n < 0 or not coins else ways(n - coins[-1], coins) + ways(n, coins[:-1])
    return memo[n, coins]


print(ways(20), len(memo), memo[5, (1, 2)])
d = {"k": [1, {"n": [2]}]}
d["k"][1]["n"].append(3)
d["k"][1]["m"] = d["k"][0]
e = dict(d)
e["k"] = 0
print(d, e, d is not e)
counts = {}
for w in "a b a c b a".split():
    counts[w] = counts.get(w, 0) + 1
print(
    counts,
    sorted(counts, key=counts.get, reverse=True),
    [k for k, v in counts.items() if v > 1],
    min(counts.values()),
    {k: v / 6 for k, v in counts.items() if v != 1},
)
keys = {
    1: "int",
    1.5: "float",
    "1": "str",
    (1,): "tuple",
    None: "None",
    True: "bool",
    b"1": "bytes",
    frozenset([1]): "frozen",
}
print(keys, len(keys), keys[1.0])
