"""A simulated crawler, a rate limiter, a chat room and a pipeline on asyncio."""
import asyncio
import random
from collections import defaultdict
from contextlib import asynccontextmanager, AsyncExitStack
PAGES = {"/": ["/a", "/b"], "/a": ["/c", "/"], "/b": ["/c", "/d", "/x"], "/c": [], "/d": ["/a"]}
class Crawler:
    def __init__(self, n): self.n, self.queue, self.seen, self.titles = n, asyncio.Queue(), set(), {}
    async def fetch(self, url):
        await asyncio.sleep(0.001 * len(url))
        if url not in PAGES: raise LookupError(url)
        return PAGES[url]
    async def worker(self, name):
        while True:
            url = await self.queue.get()
            try:
                for link in await self.fetch(url): self.push(link)
                self.titles[url] = "ok"
            except LookupError as e: self.titles[url] = f"missing {e}"
            finally: self.queue.task_done()
    def push(self, url):
        if url not in self.seen: self.seen.add(url); self.queue.put_nowait(url)
    async def run(self):
        self.push("/")
        tasks = [asyncio.create_task(self.worker(i)) for i in range(self.n)]
        await self.queue.join()
        for t in tasks: t.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        return dict(sorted(self.titles.items()))
class Room:
    def __init__(self): self.members = {}
    @asynccontextmanager
    async def join(self, name):
        q = self.members[name] = asyncio.Queue()
        await self.say("*", f"{name} joined")
        try: yield q
        finally:
            del self.members[name]
            await self.say("*", f"{name} left")
    async def say(self, who, text):
        for name, q in self.members.items():
            if name != who: await q.put(f"{who}: {text}")
async def person(room, name, lines, log):
    async with room.join(name) as inbox:
        for line in lines:
            await asyncio.sleep(0)
            await room.say(name, line)
        await asyncio.sleep(0.02)
        while not inbox.empty(): log[name].append(inbox.get_nowait())
async def numbers(n):
    for i in range(n):
        yield i
        await asyncio.sleep(0)
async def squares(source):
    async for x in source: yield x * x
class Ticker:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.n <= 0: raise StopAsyncIteration
        self.n -= 1
        await asyncio.sleep(0)
        return self.n
class Res:
    def __init__(self, n): self.n = n
    async def __aenter__(self): print("open", self.n); await asyncio.sleep(0); return self
    async def __aexit__(self, *e): print("close", self.n, e[0] and e[0].__name__); return self.n == "swallow"
async def retry(f, n):
    for i in range(n):
        try: return await f(i)
        except ConnectionError as e: print("retry", i, e); await asyncio.sleep(0.001 * 2**i)
    raise TimeoutError("gave up")
async def flaky(i):
    if i < 2: raise ConnectionError(f"try {i}")
    return "connected"
async def main():
    print(await Crawler(3).run())
    log = defaultdict(list); room = Room()
    await asyncio.gather(person(room, "ann", ["hi", "bye"], log), person(room, "bob", ["yo"], log))
    print({k: sorted(v) for k, v in log.items()})
    print([x async for x in squares(numbers(6)) if x % 2 == 0], [x async for x in Ticker(3)], sum([x async for x in numbers(5)]))
    async with Res("a") as a, Res("swallow"): raise ValueError("inside")
    async with AsyncExitStack() as s:
        for n in "xy": await s.enter_async_context(Res(n))
        s.push_async_callback(asyncio.sleep, 0)
    print(await retry(flaky, 5))
    try: await retry(flaky, 1)
    except TimeoutError as e: print(e)
    g = squares(numbers(10)); print(await anext(g), await g.__anext__()); await g.aclose()
    try: await anext(g)
    except StopAsyncIteration: print("exhausted")
    print(await anext(g, "default"), await anext(aiter(Ticker(1))))
    results = await asyncio.gather(*(asyncio.sleep(0.01 * (3 - i), i) for i in range(3))); print(results)
    async def fail(n): await asyncio.sleep(0); raise KeyError(n)
    try:
        async with asyncio.TaskGroup() as tg:
            for i in range(3): tg.create_task(fail(i))
    except* KeyError as eg: print(sorted(e.args[0] for e in eg.exceptions))
    async def deep(n): return n if n == 0 else 1 + await deep(n - 1)
    print(await deep(200))
    fut = asyncio.get_running_loop().create_future()
    fut.add_done_callback(lambda f: print("callback", f.result()))
    asyncio.get_running_loop().call_later(0.001, fut.set_result, "done")
    print(await fut)
asyncio.run(main())
