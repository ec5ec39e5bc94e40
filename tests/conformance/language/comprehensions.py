# List, set and dict comprehensions: conditions, several loops, nesting, targets.
print([x * x for x in range(5)])
print([x for x in range(20) if x % 2 if x % 3])
print([(x, y) for x in range(3) for y in "ab"])
print([[j for j in range(i)] for i in range(4)])
print([y for x in [[1, 2], [3]] for y in x])
print({x % 3 for x in range(10)} == {0, 1, 2})
print({k: v for k, v in zip("abc", range(3))})
print({v: k for k, v in {"a": 1, "b": 2}.items()})
print([a + b for a, b in [(1, 2), (3, 4)]])
print([first for first, *rest in ["abc", "de"]])
print([x if x % 2 else -x for x in range(5)])
x = "outside"
[x for x in range(3)]
print(x)
print([f() for f in [lambda i=i: i for i in range(3)]])
print([f() for f in [lambda: i for i in range(3)]])
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)])
print({len(w): [v for v in words if len(v) == len(w)] for words in [["a", "b", "cc"]] for w in words})


def f():
    k = 3
    return [k * i for i in range(k)]


print(f())
print([i for i in range(3)][1], {i: i for i in range(2)}[1])
print([last for last in (5, 6)], [[] for _ in range(2)])
try:
    [1 / x for x in [1, 0]]
except ZeroDivisionError as e:
    print(e)
print({k: {v for v in range(k)} for k in range(2)})
