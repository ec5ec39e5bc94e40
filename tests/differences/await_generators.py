# As in MicroPython's libraries: a generator can be awaited, and so can an object with __iter__; a plain generator may
# delegate to a coroutine. CPython: TypeError for each.
# expect:
# 3
# 7
# [1, 2]


def steps():
    yield
    return 3


class Wait:
    def __iter__(self):
        yield
        return 7


async def main():
    print(await steps())
    print(await Wait())


async def last():
    return 2


def plain():
    return [1, (yield from last())]


for made in (main(), plain()):
    try:
        while True:
            made.send(None)
    except StopIteration as e:
        if e.value:
            print(e.value)
