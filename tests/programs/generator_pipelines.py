# single: differs
# uses: _functools_py
"""Recipes over itertools, generators with send/throw/close, pipelines, coroutines as sinks."""
import itertools as it
import operator
from collections import deque
from functools import partial, reduce, wraps


def coroutine(f):
    @wraps(f)
    def start(*a, **k):
        g = f(*a, **k)
        next(g)
        return g
    return start


@coroutine
def averager():
    total = count = 0
    average = None
    while True:
        try:
            x = yield average
        except ZeroDivisionError:
            print("reset")
            total = count = 0
            average = None
            continue
        total += x
        count += 1
        average = total / count


@coroutine
def printer(prefix):
    try:
        while True:
            print(prefix, (yield))
    except GeneratorExit:
        print(prefix, "closed")


@coroutine
def broadcast(*targets):
    while True:
        item = yield
        for t in targets:
            t.send(item)


@coroutine
def where(pred, target):
    while True:
        if pred(x := (yield)):
            target.send(x)


def flatten(tree):
    for x in tree:
        if isinstance(x, (list, tuple)):
            yield from flatten(x)
        else:
            yield x


def sieve():
    composites = {}
    for n in it.count(2):
        factors = composites.pop(n, None)
        if factors is None:
            yield n
            composites[n * n] = [n]
        else:
            for p in factors:
                composites.setdefault(p + n, []).append(p)


def sliding(iterable, n):
    window = deque(it.islice(iterable := iter(iterable), n - 1), maxlen=n)
    for x in iterable:
        window.append(x)
        yield tuple(window)


def roundrobin(*iterables):
    nexts = it.cycle(iter(i).__next__ for i in iterables)
    active = len(iterables)
    while active:
        try:
            for n in nexts:
                yield n()
        except StopIteration:
            active -= 1
            nexts = it.cycle(it.islice(nexts, active))


def delegating():
    result = yield from inner()
    print("inner returned", result)
    try:
        yield "after"
    finally:
        print("delegating done")


def inner():
    x = yield 1
    print("received", x)
    try:
        y = yield 2
    except ValueError as e:
        print("inner caught", e)
        y = "recovered"
    return [x, y]


a = averager()
print([a.send(x) for x in (10, 20, 60)], a.throw(ZeroDivisionError), a.send(1))
p, q = printer("all"), printer("even")
b = broadcast(p, where(lambda x: x % 2 == 0, q))
for i in range(4):
    b.send(i)
p.close(), q.close()
try:
    b.send(1)
except RuntimeError as e:
    print(e, repr(e.__cause__))
g = delegating()
print(next(g), g.send("hi"), g.throw(ValueError("bad")))
g.close()
print(list(flatten([1, [2, (3, [4, []]), 5], ([6],)])), list(it.islice(sieve(), 15)))
print(list(sliding(range(6), 3)), list(roundrobin("ABC", "D", "EF")))
print(list(it.accumulate([3, 1, 4, 1, 5], max)), list(it.accumulate(range(1, 6), operator.mul, initial=1)))
print(list(it.chain.from_iterable([[1], [2, 3]])), list(it.compress("ABCDEF", [1, 0, 1, 0, 1, 1])), list(it.dropwhile(lambda x: x < 3, [1, 4, 2])))
print(list(it.filterfalse(lambda x: x % 2, range(6))), [(k, list(v)) for k, v in it.groupby("AAABBCA")], list(it.islice("ABCDEFG", 2, None, 2)))
print(list(it.pairwise("ABCD")), list(it.starmap(pow, [(2, 5), (3, 2)])), [list(t) for t in it.tee([1, 2, 3], 2)], list(it.zip_longest("AB", "xyz", fillvalue="-")))
print(list(it.product("AB", repeat=2)), list(it.permutations("ABC", 2)), list(it.combinations("ABCD", 2)), list(it.combinations_with_replacement("AB", 2)))
print(list(zip(it.repeat("x", 2), it.cycle("ab"))), list(it.count(1.5, 0.5).__next__() for _ in range(2)), list(map(operator.add, [1, 2], [10, 20])))
print(sum(1 for _ in it.permutations(range(6))), reduce(operator.xor, range(100)), list(map(partial(pow, 2), range(5))))
try:
    list(zip([1], [1, 2], strict=True))
except ValueError as e:
    print(e)
print(*it.starmap("{}-{}".format, enumerate("ab", start=5)))


def countdown(n):
    while n:
        got = yield n
        n = got if got is not None else n - 1


c = countdown(5)
print(next(c), c.send(3), list(c), next(c, "end"))
print(operator.itemgetter(1, 2)("abc"), operator.attrgetter("real", "imag")(3 + 4j), operator.methodcaller("replace", "a", "b")("banana"))
gen = (x * y for x in range(3) for y in range(x) if x != y)
print(gen.gi_running, list(gen), type(gen).__name__)
it1 = iter([1, 2, 3]); print(it1.__length_hint__(), next(it1), operator.length_hint(it1))
print(list(iter(deque([5, 6, 0, 7]).popleft, 0)))


def broken():
    yield 1
    raise StopIteration("inside")


try:
    list(broken())
except RuntimeError as e:
    print(e, repr(e.__cause__))
gg = countdown(2)
try:
    gg.send("x")
except TypeError as e:
    print(e)


def recursive():
    yield from me


me = recursive()
try:
    next(me)
except ValueError as e:
    print(e)
print(list(map(lambda *a: a, [1, 2], "ab", (3.0, None))), dict(zip("abc", it.count())), max(it.chain([3], (9, 1))), sorted(it.chain("ba", "dc"), reverse=True))
