# async functions, generators, comprehensions, with and for, driven by hand.
class Wait:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        got = yield ("wait", self.value)
        return got


def run(coroutine):
    steps, send = [], None
    try:
        while True:
            steps.append(coroutine.send(send))
            send = len(steps)
    except StopIteration as e:
        return steps, e.value
    except Exception as e:
        return steps, type(e).__name__, str(e)


class Items:
    def __init__(self, n, fail=False):
        self.n, self.i, self.fail = n, 0, fail

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.i == self.n:
            if self.fail:
                raise KeyError("items")
            raise StopAsyncIteration
        self.i += 1
        return await Wait(self.i) * 10


class Manager:
    def __init__(self, log, suppress=False):
        self.log, self.suppress = log, suppress

    async def __aenter__(self):
        self.log.append(await Wait("enter"))
        return self

    async def __aexit__(self, kind, value, trace):
        self.log.append((await Wait("exit"), kind and kind.__name__))
        return self.suppress


async def simple(x):
    return await Wait(x) + await Wait(x + 1)


async def loops():
    total = 0
    async for v in Items(3):
        if v == 20:
            continue
        total += v
    else:
        total += 1000
    async for v in Items(5):
        if total:
            break
    else:
        total = -1
    return total, v


async def failing():
    try:
        async for v in Items(1, True):
            pass
    except KeyError as e:
        return "caught", e.args, v


async def managers():
    log = []
    async with Manager(log) as m, Manager(log):
        log.append("body")
    async with Manager(log, True):
        raise ValueError
    try:
        async with Manager(log):
            return log
    finally:
        log.append("finally")


async def comprehensions():
    a = [v async for v in Items(2)]
    b = {v: await Wait(v) async for v in Items(2) if v > 10}
    c = {await Wait(v) for v in (1, 2)}
    d = [(x, y) for x in [1, 2] async for y in Items(x)]
    e = [[v async for v in Items(1)] for _ in range(2)]
    return a, b, len(c), d, e


async def numbers(n):
    try:
        for i in range(n):
            got = yield i
            if got:
                yield ("sent", got, await Wait("in generator"))
    finally:
        await Wait("closing")


async def generators():
    out = []
    async for v in numbers(3):
        out.append(v)
    g = numbers(3)
    out.append(await g.__anext__())
    out.append(await g.asend("hello"))
    await g.aclose()
    g = numbers(2)
    await g.__anext__()
    try:
        await g.athrow(KeyError("thrown"))
    except KeyError as e:
        out.append(e.args)
    out.append([v async for v in (w * 2 async for w in numbers(2))])
    out.append([v async for v in (await Wait(w) for w in range(2))])
    return out


async def nested(n):
    if n == 0:
        return await Wait("bottom")
    return await nested(n - 1) + 1


async def exceptions():
    try:
        await simple("text")
    except TypeError as e:
        first = type(e).__name__
    try:
        await 5
    except TypeError as e:
        second = str(e)
    try:
        async with 5:
            pass
    except TypeError as e:
        third = type(e).__name__
    return first, second, third


for f in (loops, failing, managers, comprehensions, generators, exceptions):
    print(f.__name__, run(f()))
print(run(simple(1)), run(nested(5)))


def delegating():
    def inner():
        try:
            got = yield 1
            while got != "stop":
                try:
                    got = yield got
                except ValueError as e:
                    got = repr(e)
            return "inner result"
        finally:
            log.append("inner closed")

    result = yield from inner()
    log.append(result)
    result = yield from [10, 20]
    return result


log = []
g = delegating()
print(next(g), g.send("a"), g.throw(ValueError("v")), g.send("b"), g.send("stop"), next(g))
try:
    next(g)
except StopIteration as e:
    print(e.value, log)
g = delegating()
next(g)
g.close()
print(log)
lam = lambda: (yield)
h = lam()
print(next(h))
try:
    h.send(5)
except StopIteration as e:
    print(e.value)
