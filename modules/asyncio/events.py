"""Event, Lock and ThreadSafeFlag: one task tells others that something happened."""
from collections import deque

from . import core
from .core import CancelledError, Future


class WaitingLine:
    """Tasks that wait for their turn."""

    def __init__(self):
        self._futures = deque()

    def __len__(self):
        return len(self._futures)

    def __bool__(self):
        return any(not future.cancelled() for future in self._futures)

    async def join(self, give_back=None):
        """Waits until wake() lets this task on. give_back(), if there is one, is called when it is cancelled after that."""
        future = Future()
        self._futures.append(future)
        try:
            try:
                await future
            finally:
                self._futures.remove(future)
        except CancelledError:
            if give_back and future.done() and not future.cancelled():
                give_back()
            raise

    def wake(self, most=1):
        """Lets the first ones on, at most so many; how many they are."""
        woken = 0
        for future in self._futures:
            if woken >= most:
                break
            if not future.done():
                future.set_result(True)
                woken += 1
        return woken


class Event:
    """A flag that tasks wait for."""

    def __init__(self):
        self._waiting = WaitingLine()
        self._value = False

    def is_set(self):
        return self._value

    def set(self):
        if not self._value:
            self._value = True
            self._waiting.wake(len(self._waiting))

    def clear(self):
        self._value = False

    async def wait(self):
        if self._value:
            return True
        await self._waiting.join()
        return True

    def __repr__(self):
        waiters = f", waiters:{len(self._waiting)}" if self._waiting else ""
        return f"<asyncio.locks.Event object at {id(self):#x} [{'set' if self._value else 'unset'}{waiters}]>"


class Lock:
    """Mutual exclusion of tasks; those that wait get it in turn."""

    def __init__(self):
        self._waiting = WaitingLine()
        self._locked = False

    def locked(self):
        return self._locked

    async def acquire(self):
        if self._locked or self._waiting:
            await self._waiting.join(self._waiting.wake)
        self._locked = True
        return True

    def release(self):
        if not self._locked:
            raise RuntimeError("Lock is not acquired.")
        self._locked = False
        self._waiting.wake()

    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, kind, error, trace):
        self.release()


class ThreadSafeFlag:
    """A flag that an interrupt's callback may set; one task waits for it, which clears it."""

    def __init__(self):
        self.state = 0

    def ioctl(self, request, flags):
        """The stream protocol: the flag is a stream that can be read when it is set."""
        return self.state * flags if request == 3 else -1

    def set(self):
        self.state = 1

    def clear(self):
        self.state = 0

    async def wait(self):
        if not self.state:
            await core._io_queue.queue_read(self)
        self.state = 0
