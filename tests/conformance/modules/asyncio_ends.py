# asyncio: how things end: errors in tasks and callbacks, cancelling from inside, what is left at the end of run().
# timeout: 60
import asyncio


async def bad(text="lost"):
    raise ValueError(text)


async def main():
    task = asyncio.create_task(bad("found"))
    await asyncio.sleep(0.01)
    try:
        await task
    except ValueError as e:
        print("got", e)
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print("handler", sorted(context)[0], repr(context["exception"])))
    loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(0.01)
    asyncio.create_task(asyncio.sleep(100))

    async def stubborn():
        try:
            await asyncio.sleep(100)
        except asyncio.CancelledError:
            print("cancelled at the end")
            await asyncio.sleep(0.01)
            print("cleaned")
            raise

    asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    for wrong in (lambda: asyncio.nothing, lambda: asyncio.create_task(3), lambda: asyncio.Lock().release(), lambda: asyncio.BoundedSemaphore(1).release(),
                  lambda: asyncio.Semaphore(-1), lambda: asyncio.Queue().task_done(), lambda: asyncio.Queue().get_nowait()):
        try:
            print(wrong())
        except Exception as e:
            print(type(e).__name__, e)
    me = asyncio.current_task()

    async def killer():
        me.cancel("from outside")

    asyncio.create_task(killer())
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as e:
        print("killed", e.args, me.cancelling(), me.uncancel())
    try:
        await asyncio.wait_for(asyncio.sleep(1), 0)
    except asyncio.TimeoutError as e:
        print("no time at all", repr(e))
    print(await asyncio.wait_for(asyncio.sleep(0, "value"), None))
    barrier = asyncio.Barrier(2)

    async def party(n):
        print(n, await barrier.wait() in (0, 1))

    await asyncio.gather(party(0), party(1))
    queue = asyncio.Queue()
    for i in range(3):
        queue.put_nowait(i)

    async def worker():
        while True:
            i = await queue.get()
            await asyncio.sleep(0)
            print("item", i)
            queue.task_done()

    workers = [asyncio.create_task(worker()) for _ in range(2)]
    await queue.join()
    for each in workers:
        each.cancel()
    print([type(e).__name__ for e in await asyncio.gather(*workers, return_exceptions=True)])
    together = asyncio.gather(asyncio.sleep(1), asyncio.sleep(2))
    await asyncio.sleep(0)
    together.cancel()
    try:
        await together
    except asyncio.CancelledError:
        print("all cancelled", together.done())

    class Awaitable:
        def __await__(self):
            yield from asyncio.sleep(0).__await__()
            return "awaited"

    print(await Awaitable(), await asyncio.gather(Awaitable(), Awaitable()))
    loop.set_exception_handler(None)
    return 3


print(asyncio.run(main()))
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(loop.run_until_complete(asyncio.sleep(0, "x")))
loop.call_later(0.01, loop.stop)
loop.run_forever()
loop.close()
print(loop.is_closed())
with asyncio.Runner() as runner:
    print(runner.run(asyncio.sleep(0, 1)), runner.run(asyncio.sleep(0, 2)))
print(asyncio.iscoroutinefunction(main), asyncio.iscoroutine(3))
try:
    asyncio.run(bad("out of run"))
except ValueError as e:
    print(e)
