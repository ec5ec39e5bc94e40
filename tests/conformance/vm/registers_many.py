# Expressions that need many temporaries at once, and many locals.
def wide(a):
    return [a + 1, a + 2, a + 3, (a + 4, a + 5, [a + 6, {a + 7: a + 8, "k": (a + 9, a + 10)}]), a + 11] + [
        a * i + (a - i) * (a + i) for i in range(5)
    ]


print(wide(1))


def nested(f, x):
    return f(f(f(x, f(x, 1)), f(f(x, 2), f(3, x))), f(f(f(x, x), x), f(x, f(x, f(x, x)))))


print(nested(lambda a, b: a * 2 + b, 3))
print(((((((((1 + 2) * 3) - 4) + 5) * 6) - 7) + 8) * 9), 1 + (2 + (3 + (4 + (5 + (6 + (7 + (8 + (9 + 10)))))))))
source = "def many(x):\n"
for i in range(240):
    source += f"    v{i} = x + {i}\n"
source += "    def inner():\n        return v0 + v100 + v239\n"
source += (
    "    return ["
    + ", ".join(f"v{i}" for i in range(0, 240, 17))
    + "], inner(), "
    + " + ".join(f"v{i}" for i in range(240))
    + "\n"
)
ns = {}
exec(source, ns)
print(ns["many"](5))
source = "def args(" + ", ".join(f"a{i}={i}" for i in range(120)) + "):\n    return a0 + a60 + a119\n"
exec(source, ns)
print(ns["args"](), ns["args"](100), ns["args"](a119=1000), ns["args"](*range(50)))
print("{}{}{}{}{}{}{}{}{}{}".format(*range(10)), f"{1}{2}{3}{4}{5}{6}{7}{8}{9}{'x' + f'{1 + 1}'}")
d = {i: {j: i * j for j in range(3)} for i in range(3)}
print(d[1][2] + d[2][1] * d[2][2] - d[d[1][1]][d[0][0] + 1], [d[i][j] for i in d for j in d[i] if d[i][j]])
a = b = c = e = 1
a, b, c, e = b + c, c + e, e + a, a + b
print(a, b, c, e, (lambda a, b: (b, a))(*(lambda x: (x, x + 1))(5)))
