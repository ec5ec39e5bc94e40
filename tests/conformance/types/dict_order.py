# dict keeps the order of insertion: through updates, deletions, growth.
d = {}
for i in range(50):
    d[(i * 37) % 50] = i
print(list(d) == [(i * 37) % 50 for i in range(50)])
for k in list(d)[::2]:
    del d[k]
print(list(d.items()))
d["new"] = 1
d[37] = "again"
print(list(d)[-3:], len(d))
d.pop(37)
d[37] = 0
print(list(d)[-3:])
big = {str(i): i for i in range(2000)}
for i in range(0, 2000, 3):
    del big[str(i)]
print(len(big), list(big)[:5], list(big.values())[-3:], "1" in big, "3" in big, big["1999"])
for i in range(2000):
    big["n%d" % i] = i
print(len(big), list(big)[-2:], big["n5"], sum(v for v in big.values()))
while big:
    k, v = big.popitem()
print(k, v, big)
x = {"a": 1, "b": 2, "c": 3}
x["b"] = 20
x.update(c=30, d=4)
print(x)
x = {**{"z": 1}, **x}
print(x, next(iter(x)), list(x.items())[0])
e = {}
for w in "the quick brown the lazy quick the".split():
    e[w] = e.get(w, 0) + 1
print(e)
mixed = {1: "int", "1": "str", 1.5: "float", (1,): "tuple", None: "none"}
print(mixed, mixed[1.0], mixed[True])
