# Generators: laziness, state between turns, return value, exhaustion.
def gen(n):
    print("start")
    for i in range(n):
        got = yield i
        print("got", got)
    return "done"


g = gen(2)
print(type(g).__name__)
print(next(g))
print(next(g))
try:
    next(g)
except StopIteration as e:
    print("stop", e.value)
print(next(g, "default"))
print(list(gen(0)))


def squares():
    n = 0
    while True:
        yield n * n
        n += 1


for s in squares():
    if s > 30:
        break
    print(s, end=" ")
print()


def empty():
    return
    yield


print(list(empty()), sum(x for x in range(5)))
g = (x * x for x in range(4))
print(next(g), list(g), list(g))
print(iter(g) is g)


def expression():
    x = yield
    y = (yield x) + 1
    print("y", y)
    yield y


g = expression()
print(next(g), g.send(10), g.send(5))
print(max((len(w), w) for w in ["aa", "b", "ccc"]))
