# Iterators: once finished they stay finished; shared iterators; containers changed meanwhile.
for make in (
    lambda: iter([1, 2]),
    lambda: iter((1, 2)),
    lambda: iter(b"ab"),
    lambda: iter(range(2)),
    lambda: iter({1: 2, 3: 4}),
    lambda: iter({1: 2}.items()),
    lambda: map(str, [1, 2]),
    lambda: filter(None, [1, 2]),
    lambda: zip([1], [2]),
    lambda: enumerate("ab"),
    lambda: reversed([1, 2]),
    lambda: (x for x in [1, 2]),
):
    it = make()
    first = list(it)
    print(type(it).__name__, first, list(it), next(it, "done"), iter(it) is it)
for text in ("ab", bytearray(b"ab"), memoryview(b"ab")):
    it = iter(text)
    print(list(it), list(it), next(it, "done"), iter(it) is it)
x = [1, 2, 3]
it = iter(x)
print(next(it), list(it))
x.append(4)
print(list(it))
x = [1, 2]
it = iter(x)
next(it)
x.insert(0, 0)
print(list(it))
x = [1, 2, 3, 4]
it = iter(x)
next(it), next(it)
del x[:2]
print(list(it))
it = iter("abcdef")
print([a + b for a, b in zip(it, it)], list(it))
it = iter(range(10))
print(next(it), [x for x in it if x % 2][:2], list(it), sum(it), max(it, default="none"))
it = iter([1, 2, 3, 4])
for x in it:
    print(x, end=" ")
    for y in it:
        print("inner", y, end=" ")
        break
print()
g = (i for i in range(5))
print(3 in g, list(g), 3 in g)
it = iter([3, 1, 2])
a, *b = it
print(a, b, list(it), tuple(iter(())), [*iter("")])
it = iter([1, 2, 3])
print(dict(zip(it, it)), list(it), any(iter([])), all(iter([])))
