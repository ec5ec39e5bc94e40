# async for, async with, async generators and comprehensions, driven by hand.
def run(coroutine):
    try:
        while True:
            print("suspended with", coroutine.send(None))
    except StopIteration as e:
        return e.value


class Tick:
    def __init__(self, v):
        self.v = v

    def __await__(self):
        yield self.v


class Numbers:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        await Tick("next")
        return self.n


class Manager:
    async def __aenter__(self):
        await Tick("enter")
        return "managed"

    async def __aexit__(self, kind, value, trace):
        await Tick("exit")
        print("leaving", kind and kind.__name__)
        return kind is ValueError


async def agen(n):
    try:
        for i in range(n):
            await Tick("gen")
            yield i
    finally:
        print("generator done")


async def main():
    async for x in Numbers(2):
        print("x", x)
    else:
        print("else")
    async with Manager() as m:
        print(m)
        raise ValueError("swallowed")
    async for y in agen(2):
        print("y", y)
    squares = [z * z async for z in agen(3) if z != 1]
    print(squares)
    print({k: v async for k, v in pairs()}, {v async for v in Numbers(1)})
    async with Manager() as a, Manager() as b:
        print(a, b)
    return "end"


async def pairs():
    yield "a", 1
    yield "b", 2


print(run(main()))
