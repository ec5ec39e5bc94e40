"""Semaphores, Condition and Barrier."""

from .core import CancelledError, Future
from .events import Lock, WaitingLine


class Semaphore:
    """Lets a number of tasks in at a time."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")
        self._value = value
        self._waiting = WaitingLine()

    def locked(self):
        return self._value == 0 or bool(self._waiting)

    async def acquire(self):
        if self.locked():
            await self._waiting.join(self.release)
            if self._value > 0:
                self._wake_next()
        else:
            self._value -= 1
        return True

    def release(self):
        self._value += 1
        self._wake_next()

    def _wake_next(self):
        if self._waiting.wake():
            self._value -= 1

    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, kind, error, trace):
        self.release()


class BoundedSemaphore(Semaphore):
    """A Semaphore that is not released more often than acquired."""

    def __init__(self, value=1):
        super().__init__(value)
        self._bound = value

    def release(self):
        if self._value >= self._bound:
            raise ValueError("BoundedSemaphore released too many times")
        super().release()


class Condition:
    """Tasks that hold the lock wait until another one that holds it notifies them."""

    def __init__(self, lock=None):
        self._lock = Lock() if lock is None else lock
        self._waiting = WaitingLine()
        self.acquire, self.release, self.locked = self._lock.acquire, self._lock.release, self._lock.locked

    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, kind, error, trace):
        self.release()

    async def wait(self):
        if not self.locked():
            raise RuntimeError("cannot wait on un-acquired lock")
        self.release()
        try:
            await self._waiting.join(self._waiting.wake)
            return True
        finally:
            cancelled = None
            while True:
                try:
                    await self.acquire()
                    break
                except CancelledError as error:
                    cancelled = error
            if cancelled:
                raise cancelled

    async def wait_for(self, predicate):
        while not (result := predicate()):
            await self.wait()
        return result

    def notify(self, n=1):
        if not self.locked():
            raise RuntimeError("cannot notify on un-acquired lock")
        self._waiting.wake(n)

    def notify_all(self):
        self.notify(len(self._waiting))


class BrokenBarrierError(RuntimeError):
    """The barrier was reset or aborted while a task waited."""


class Barrier:
    """Tasks wait until so many have come; then all go on together."""

    def __init__(self, parties):
        if parties < 1:
            raise ValueError("parties must be > 0")
        self.parties = parties
        self.broken = False
        self._round = []

    @property
    def n_waiting(self):
        return len(self._round)

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, kind, error, trace):
        pass

    async def wait(self):
        if self.broken:
            raise BrokenBarrierError("Barrier aborted")
        index = len(self._round)
        future = Future()
        self._round.append(future)
        if len(self._round) == self.parties:
            together, self._round = self._round, []
            for each in together[:-1]:
                each.set_result(None)
            return index
        try:
            await future
        except CancelledError:
            if future in self._round:
                self._round.remove(future)
            raise
        return index

    def _break(self, text):
        left, self._round = self._round, []
        for future in left:
            if not future.done():
                future.set_exception(BrokenBarrierError(text))

    async def reset(self):
        self._break("Barrier reset")
        self.broken = False

    async def abort(self):
        self.broken = True
        self._break("Barrier aborted")
