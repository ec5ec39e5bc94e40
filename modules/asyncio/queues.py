"""Queues between tasks."""
from collections import deque
from heapq import heappop, heappush

from .core import CancelledError, Future
from .events import Event


class QueueEmpty(Exception):
    """get_nowait() of an empty queue."""


class QueueFull(Exception):
    """put_nowait() into a full queue."""


class Queue:
    """First in, first out. put() waits while it is full, get() while it is empty."""

    def __init__(self, maxsize=0):
        self._maxsize = maxsize
        self._getters, self._putters = deque(), deque()
        self._unfinished = 0
        self._all_done = Event()
        self._all_done.set()
        self._init(maxsize)

    def _init(self, maxsize):
        self._queue = deque()

    def _get(self):
        return self._queue.popleft()

    def _put(self, item):
        self._queue.append(item)

    maxsize = property(lambda self: self._maxsize)

    def qsize(self):
        return len(self._queue)

    def empty(self):
        return not self._queue

    def full(self):
        return 0 < self._maxsize <= len(self._queue)

    async def _await_turn(self, waiting, must_wait):
        while must_wait():
            future = Future()
            waiting.append(future)
            try:
                await future
            except CancelledError:
                if future in waiting:
                    waiting.remove(future)
                elif not must_wait():
                    self._wake(waiting)
                raise

    def _wake(self, waiting):
        while waiting:
            future = waiting.popleft()
            if not future.done():
                future.set_result(None)
                break

    async def put(self, item):
        await self._await_turn(self._putters, self.full)
        return self.put_nowait(item)

    def put_nowait(self, item):
        if self.full():
            raise QueueFull
        self._put(item)
        self._unfinished += 1
        self._all_done.clear()
        self._wake(self._getters)

    async def get(self):
        await self._await_turn(self._getters, self.empty)
        return self.get_nowait()

    def get_nowait(self):
        if self.empty():
            raise QueueEmpty
        item = self._get()
        self._wake(self._putters)
        return item

    def task_done(self):
        if self._unfinished <= 0:
            raise ValueError("task_done() called too many times")
        self._unfinished -= 1
        if not self._unfinished:
            self._all_done.set()

    async def join(self):
        if self._unfinished:
            await self._all_done.wait()

    def __repr__(self):
        return f"<{type(self).__name__} maxsize={self._maxsize!r}>"


class LifoQueue(Queue):
    """Last in, first out."""

    def _init(self, maxsize):
        self._queue = []

    def _get(self):
        return self._queue.pop()


class PriorityQueue(Queue):
    """The least item first."""

    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        heappush(self._queue, item)

    def _get(self):
        return heappop(self._queue)
