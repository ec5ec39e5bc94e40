# Async generators: asend, athrow, aclose.
def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as e:
        return e.value


async def echo():
    value = None
    try:
        while True:
            try:
                value = yield value
                print("got", value)
            except KeyError as e:
                print("caught", e)
                value = "after"
    finally:
        print("closing")


async def main():
    g = echo()
    print(type(g).__name__)
    print(await g.asend(None))
    print(await g.asend(1))
    print(await g.athrow(KeyError("k")))
    print(await g.__anext__())
    await g.aclose()
    try:
        await g.__anext__()
    except StopAsyncIteration:
        print("finished")

    async def limited():
        yield 1
        return

    async for x in limited():
        print(x)
    async for x in limited():
        break
    print([x async for x in limited()])


run(main())
gen = (x async for x in echo())
print(type(gen).__name__)
