# Coroutines driven by hand: await, return, exceptions, __await__.
class Suspend:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        got = yield self.value
        return got


async def child(x):
    print("child", x)
    got = await Suspend(x + 1)
    print("child got", got)
    return got * 2


async def parent():
    a = await child(1)
    b = await child(10)
    return a + b


c = parent()
print(type(c).__name__)
print(c.send(None))
print(c.send(5))
try:
    c.send(7)
except StopIteration as e:
    print("result", e.value)


async def fails():
    try:
        await Suspend("wait")
    except ValueError as e:
        print("caught", e)
        raise KeyError("out")
    finally:
        print("cleanup")


c = fails()
print(c.send(None))
try:
    c.throw(ValueError("in"))
except KeyError as e:
    print("raised", e)
c = fails()
c.send(None)
c.close()


async def bad():
    await 5


try:
    bad().send(None)
except TypeError as e:
    print(e)


async def immediate():
    return "at once"


try:
    immediate().send(None)
except StopIteration as e:
    print(e.value)


async def awaits_lambda():
    f = lambda: immediate()
    return [await f() for _ in range(2)], await (immediate())


try:
    awaits_lambda().send(None)
except StopIteration as e:
    print(e.value)
