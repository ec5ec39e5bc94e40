# asyncio: tasks, gather, cancelling, timeouts, locks, queues, groups, as CPython has them.
# timeout: 60
import asyncio, sys

async def worker(name, delay, n):
    for i in range(n):
        print(name, i)
        await asyncio.sleep(delay)
    return name * 2

async def main():
    t = asyncio.create_task(worker("a", 0.1, 3), name="alpha")
    u = asyncio.create_task(worker("b", 0.15, 2))
    print(t.get_name(), u.get_name(), t.done())
    print(await t, await u, t.done(), t.result())
    print(await asyncio.gather(worker("x", 0, 2), worker("y", 0, 2), asyncio.sleep(0.01, "slept")))
    try:
        await asyncio.wait_for(worker("slow", 0.2, 10), 0.3)
    except asyncio.TimeoutError as e:
        print("timeout", type(e).__name__, repr(e))
    async def fail(msg, d=0):
        await asyncio.sleep(d)
        raise ValueError(msg)
    r = await asyncio.gather(fail("one"), worker("ok", 0, 1), fail("two"), return_exceptions=True)
    print(r)
    try:
        await asyncio.gather(fail("early"), worker("late", 0.01, 3))
    except ValueError as e:
        print("caught", e)
    await asyncio.sleep(0.3)
    async def cancelme():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError as e:
            print("cancelled inside", e.args)
            raise
        finally:
            print("cleanup")
    c = asyncio.create_task(cancelme())
    await asyncio.sleep(0)
    print(c.cancel("stop it"))
    try:
        await c
    except asyncio.CancelledError as e:
        print("outer", c.cancelled(), c.done())
    lock = asyncio.Lock()
    async def locked(n):
        async with lock:
            print("in", n, lock.locked())
            await asyncio.sleep(0.001)
            print("out", n)
    await asyncio.gather(*(locked(i) for i in range(3)))
    ev = asyncio.Event()
    async def waiter(n):
        print("wait", n)
        print(await ev.wait(), n)
    ws = [asyncio.create_task(waiter(i)) for i in range(2)]
    await asyncio.sleep(0)
    ev.set()
    await asyncio.gather(*ws)
    q = asyncio.Queue(maxsize=2)
    async def producer():
        for i in range(5):
            await q.put(i)
            print("put", i)
        await q.put(None)
    async def consumer():
        while (item := await q.get()) is not None:
            print("got", item, q.qsize())
            q.task_done()
    await asyncio.gather(producer(), consumer())
    sem = asyncio.Semaphore(2)
    async def limited(n):
        async with sem:
            print("sem", n)
            await asyncio.sleep(0)
            print("done", n)
    await asyncio.gather(*(limited(i) for i in range(4)))
    async def group():
        async with asyncio.TaskGroup() as tg:
            a = tg.create_task(worker("g", 0.02, 2))
            b = tg.create_task(fail("group"))
            c = tg.create_task(fail("group2"))
    try:
        await asyncio.create_task(group())
    except* ValueError as eg:
        print(eg.message, eg.exceptions)
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(worker("g", 0.02, 2))
    print(a.result())
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(1)
    except TimeoutError:
        print("timed out")
    done, pending = await asyncio.wait([asyncio.create_task(asyncio.sleep(d, d)) for d in (0.01, 0.2)], return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending), done.pop().result())
    for p in pending: p.cancel()
    for c in asyncio.as_completed([asyncio.sleep(d, d) for d in (0.24, 0.08, 0.16)]):
        print(await c)
    try:
        await asyncio.wait_for(asyncio.shield(asyncio.sleep(0.2, 1)), 0.02)
    except TimeoutError: print("shielded")
    loop = asyncio.get_running_loop()
    loop.call_later(0.01, print, "later")
    loop.call_soon(print, "soon")
    await asyncio.sleep(0.2)
    f = loop.create_future()
    loop.call_soon(f.set_result, 42)
    print(await f, f)
    try: f.set_result(1)
    except asyncio.InvalidStateError as e: print("invalid")
    cond = asyncio.Condition()
    items = []
    async def cons(n):
        async with cond:
            await cond.wait_for(lambda: items)
            print("cond", n, items.pop())
    cs = [asyncio.create_task(cons(i)) for i in range(2)]
    await asyncio.sleep(0)
    async with cond:
        items.extend([1, 2]); cond.notify_all()
    await asyncio.gather(*cs)
    print(len(asyncio.all_tasks()), asyncio.current_task().get_name())
    async def agen(n):
        for i in range(n):
            await asyncio.sleep(0)
            yield i
    print([x async for x in agen(4) if x % 2], {x: x * x async for x in agen(3)})
    bq = asyncio.PriorityQueue()
    for x in (3, 1, 2): bq.put_nowait((x, str(x)))
    print([bq.get_nowait() for _ in range(3)])
    try: bq.get_nowait()
    except asyncio.QueueEmpty: print("empty")
    return "finished"

print(asyncio.run(main()))
try:
    asyncio.run(42)
except ValueError as e: print(e)
async def nested():
    c = main()
    try: asyncio.run(c)
    except RuntimeError as e: print(e)
    c.close()
asyncio.run(nested())
async def boom(): raise KeyError("x")
try: asyncio.run(boom())
except KeyError as e: print(repr(e))
