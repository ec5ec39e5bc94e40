# yield from: values, sent values, thrown errors and the result pass through.
def inner():
    try:
        x = yield 1
        print("inner got", x)
        y = yield 2
        print("inner got", y)
    except ValueError as e:
        print("inner caught", e)
        yield "recovered"
    return "inner result"


def outer():
    result = yield from inner()
    print("result:", result)
    yield from [10, 20]
    yield from "ab"
    return "outer result"


g = outer()
print(next(g), g.send("A"), g.send("B"), next(g))
print(list(g))
g = outer()
next(g)
print(g.throw(ValueError("v")))
print(next(g))
try:
    while True:
        next(g)
except StopIteration as e:
    print(e.value)


def tree(depth):
    if depth:
        yield from tree(depth - 1)
        yield depth
        yield from tree(depth - 1)


print(list(tree(3)))


def closer():
    try:
        yield 1
    finally:
        print("inner closed")


def delegates():
    try:
        yield from closer()
    finally:
        print("outer closed")


g = delegates()
next(g)
g.close()


def bad():
    yield from 5


try:
    next(bad())
except TypeError as e:
    print(e)
g = outer()
next(g)
try:
    g.throw(KeyError("through both"))
except KeyError as e:
    print(e)
