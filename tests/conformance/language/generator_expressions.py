# Generator expressions: laziness, scope, nesting, the first iterable is evaluated at once.
log = []


def source(name, n):
    log.append(name)
    return range(n)


g = (x + y for x in source("outer", 2) for y in source("inner", 2))
print(log)
print(list(g), log)
n = 5
g = (n * x for x in range(3))
n = 10
print(list(g))
print(sum(i * i for i in range(10) if i % 2))
print(dict((k, len(k)) for k in ("a", "bb")))
print(list((a, b) for a in range(3) for b in range(a)))
print(",".join(str(i) for i in range(4)))
print(list(x for x in (y for y in "abc") if x != "b"))
print(any(x > 2 for x in range(5)), all(x > 2 for x in range(5)))
try:
    g = (x for x in 5)
except TypeError as e:
    print(e)
print(max(x for x in [3, 1, 2]), sorted((-x for x in range(3)), reverse=True))


def f(*args, **kw):
    return args, kw


print(list(f(x for x in range(2))[0][0]))
x = "kept"
list(x for x in range(3))
print(x)
