"""Event, Lock and ThreadSafeFlag: one task tells others that something happened."""
from collections import deque

from . import core
from .core import CancelledError, Future


def _wake_all(waiting):
    for future in waiting:
        if not future.done():
            future.set_result(True)


class Event:
    """A flag that tasks wait for."""

    def __init__(self):
        self._waiting = deque()
        self._value = False

    def is_set(self):
        return self._value

    def set(self):
        if not self._value:
            self._value = True
            _wake_all(self._waiting)

    def clear(self):
        self._value = False

    async def wait(self):
        if self._value:
            return True
        future = Future()
        self._waiting.append(future)
        try:
            await future
            return True
        finally:
            self._waiting.remove(future)

    def __repr__(self):
        waiters = f", waiters:{len(self._waiting)}" if self._waiting else ""
        return f"<asyncio.locks.Event object at {id(self):#x} [{'set' if self._value else 'unset'}{waiters}]>"


class Lock:
    """Mutual exclusion of tasks; those that wait get it in turn."""

    def __init__(self):
        self._waiting = deque()
        self._locked = False

    def locked(self):
        return self._locked

    async def acquire(self):
        if not self._locked and all(future.cancelled() for future in self._waiting):
            self._locked = True
            return True
        future = Future()
        self._waiting.append(future)
        try:
            try:
                await future
            finally:
                self._waiting.remove(future)
        except CancelledError:
            if not self._locked:
                self._wake_first()
            raise
        self._locked = True
        return True

    def release(self):
        if not self._locked:
            raise RuntimeError("Lock is not acquired.")
        self._locked = False
        self._wake_first()

    def _wake_first(self):
        for future in self._waiting:
            if not future.done():
                future.set_result(True)
                break

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
