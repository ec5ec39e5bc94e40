# lambda: parameters of every kind, nesting, in data structures.
print((lambda: 42)())
print((lambda x: x * 2)(4))
print((lambda x, y=3: x + y)(1))
print((lambda *a: a)(1, 2))
print((lambda **k: k)(a=1))
print((lambda a, /, b, *, c: (a, b, c))(1, 2, c=3))
add = lambda a: lambda b: a + b
print(add(1)(2))
table = {"+": lambda a, b: a + b, "-": lambda a, b: a - b}
print(table["-"](5, 3))
print(sorted(["bb", "a", "ccc"], key=lambda s: -len(s)))
print((lambda x: "pos" if x > 0 else "neg")(1))
print((lambda: (yield))().__class__.__name__)
print((lambda x: x).__name__)
fact = lambda n: 1 if n < 2 else n * fact(n - 1)
print(fact(10))
print(list(map(lambda p: p[0] + p[1], [(1, 2), (3, 4)])))
