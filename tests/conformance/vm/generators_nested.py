# Generators within generators, in flight at once, abandoned, in comprehensions and arguments.
def count(n):
    try:
        for i in range(n):
            yield i
    finally:
        log.append("end %d" % n)


log = []
gens = [count(i) for i in range(5)]
print([next(g, "-") for g in gens], [next(g, "-") for g in reversed(gens)], log)
del gens


def chain(*sources):
    for s in sources:
        yield from s


def interleave(a, b):
    a, b = iter(a), iter(b)
    while True:
        for s in (a, b):
            try:
                yield next(s)
            except StopIteration:
                return


print(list(interleave("abc", chain([1], (2,), {3: 0}))))
print([x + y for x in (i * 10 for i in range(3)) for y in (j for j in range(2))])


def deep(n):
    if n:
        yield n
        yield from deep(n - 1)
        yield -n


print(list(deep(20)), sum(1 for _ in deep(200)))


def coroutine(f):
    def start(*a):
        g = f(*a)
        next(g)
        return g

    return start


@coroutine
def sink(out):
    while True:
        out.append((yield len(out)))


@coroutine
def fan(*targets):
    while True:
        x = yield
        for t in targets:
            t.send(x)


a, b = [], []
f = fan(sink(a), sink(b), fan(sink(a)))
for i in range(4):
    f.send(i)
print(a, b)


def primes():
    def integers(n):
        while True:
            yield n
            n += 1

    def without(p, source):
        return (x for x in source if x % p)

    source = integers(2)
    while True:
        p = next(source)
        yield p
        source = without(p, source)


g = primes()
print([next(g) for _ in range(30)])


def locals_survive(a, b=2, *c, **d):
    x = [a]
    y = yield x
    x.append(y)
    z = yield (x, b, c, d)
    yield x, y, z, locals().get("a")


g = locals_survive(1, 5, 6, k=7)
print(next(g), g.send("y"), g.send("z"))


def in_handlers():
    for i in range(3):
        try:
            if i == 1:
                raise ValueError(i)
            yield "fine", i
        except ValueError as e:
            yield "caught", e.args
        else:
            yield "else", i


print(list(in_handlers()))
