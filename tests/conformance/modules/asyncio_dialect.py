# asyncio and select as MicroPython has them.
# modes: release debug gcstress single
# expect:
# 30 ms passed
# late
# cancelled
# flag
# again
# b'one\n' b'tw'
# b'sent'
# [] True
# loop returned 7
# handler found it
import asyncio
import select
import time


class Pipe:
    """A stream with ioctl(), as drivers have them."""

    def __init__(self):
        self.data, self.sent = bytearray(), b""

    def ioctl(self, request, flags):
        return flags & (4 | bool(self.data)) if request == 3 else -1

    def read(self, n=-1):
        piece = bytes(self.data[:n] if n >= 0 else self.data)
        del self.data[:len(piece)]
        return piece

    def readline(self):
        return self.read(self.data.find(b"\n") + 1 or -1)

    def write(self, data):
        self.sent += bytes(data)
        return len(data)


async def slow():
    await asyncio.sleep_ms(500)


async def main():
    start = time.ticks_ms()
    await asyncio.sleep_ms(30)
    print("30 ms passed" if 30 <= time.ticks_diff(time.ticks_ms(), start) < 400 else "wrong")
    try:
        await asyncio.wait_for_ms(slow(), 10)
    except asyncio.TimeoutError:
        print("late")
    task = asyncio.create_task(slow())
    await asyncio.sleep_ms(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled")
    flag = asyncio.ThreadSafeFlag()
    asyncio.get_event_loop().call_later(0.01, flag.set)
    await flag.wait()
    print("flag")
    flag.set()
    await flag.wait()
    print("again")
    pipe = Pipe()
    reader, writer = asyncio.StreamReader(pipe), asyncio.StreamWriter(pipe, {})
    asyncio.get_event_loop().call_later(0.01, pipe.data.extend, b"one\ntwo")
    line = await reader.readline()
    print(line, await reader.readexactly(2))
    writer.write(b"sent")
    await writer.drain()
    print(pipe.sent)
    poll = select.poll()
    poll.register(pipe, select.POLLIN)
    pipe.read()
    nothing = poll.poll(1)
    pipe.data += b"x"
    print(nothing, poll.poll()[0][0] is pipe and list(poll.ipoll(0)) == [(pipe, select.POLLIN)])
    return 7


print("loop returned", asyncio.get_event_loop().run_until_complete(main()))
asyncio.new_event_loop()


async def failing():
    raise ValueError


async def watcher():
    asyncio.get_event_loop().set_exception_handler(lambda loop, context: print("handler found it"))
    asyncio.create_task(failing())
    await asyncio.sleep_ms(10)


asyncio.run(watcher())
