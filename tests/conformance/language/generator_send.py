# send: the value of a yield expression; rules before the first turn and after the last.
def averager():
    total = 0.0
    count = 0
    average = None
    while True:
        value = yield average
        if value is None:
            return total, count
        total += value
        count += 1
        average = total / count


g = averager()
print(next(g))
print(g.send(10), g.send(20), g.send(3))
try:
    g.send(None)
except StopIteration as e:
    print(e.value)
g = averager()
try:
    g.send(1)
except TypeError as e:
    print(e)
print(g.send(None))


def echo():
    while True:
        print("->", (yield))


g = echo()
next(g)
for x in "a", 1, None:
    g.send(x)


def done():
    yield 1


g = done()
list(g)
try:
    g.send(5)
except StopIteration as e:
    print("stopped", e.value)


def reenter():
    yield next(me)


me = reenter()
try:
    next(me)
except ValueError as e:
    print(e)
