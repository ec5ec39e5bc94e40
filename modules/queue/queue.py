"""Queues, as between threads. A program here has one: what would wait for another, for ever, raises Empty or Full."""
from collections import deque
from heapq import heappop, heappush

__all__ = ["Empty", "Full", "Queue", "PriorityQueue", "LifoQueue", "SimpleQueue"]


class Empty(Exception):
    """get() of an empty queue."""


class Full(Exception):
    """put() into a full queue."""


class Queue:
    """First in, first out."""

    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self.unfinished_tasks = 0
        self.queue = self._make()

    def _make(self):
        return deque()

    def _take(self):
        return self.queue.popleft()

    def _add(self, item):
        self.queue.append(item)

    def qsize(self):
        return len(self.queue)

    def empty(self):
        return not self.queue

    def full(self):
        return 0 < self.maxsize <= len(self.queue)

    def put(self, item, block=True, timeout=None):
        if timeout is not None and timeout < 0 and block:
            raise ValueError("'timeout' must be a non-negative number")
        if self.full():
            raise Full
        self._add(item)
        self.unfinished_tasks += 1

    def get(self, block=True, timeout=None):
        if timeout is not None and timeout < 0 and block:
            raise ValueError("'timeout' must be a non-negative number")
        if not self.queue:
            raise Empty
        return self._take()

    def put_nowait(self, item):
        self.put(item, False)

    def get_nowait(self):
        return self.get(False)

    def task_done(self):
        if self.unfinished_tasks <= 0:
            raise ValueError("task_done() called too many times")
        self.unfinished_tasks -= 1

    def join(self):
        if self.unfinished_tasks:
            raise RuntimeError(f"join() would wait for ever: {self.unfinished_tasks} tasks are not done")


class LifoQueue(Queue):
    """Last in, first out."""

    def _make(self):
        return []

    def _take(self):
        return self.queue.pop()


class PriorityQueue(Queue):
    """The least item first."""

    def _make(self):
        return []

    def _take(self):
        return heappop(self.queue)

    def _add(self, item):
        heappush(self.queue, item)


class SimpleQueue(Queue):
    """A queue without a limit."""

    def __init__(self):
        super().__init__()
