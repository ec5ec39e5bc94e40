"""TaskGroup, timeout(), wait(), as_completed(), shield(): several tasks and their ends."""
from . import core
from .core import CancelledError, Future, Task, ensure_future

FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"


class TaskGroup:
    """`async with TaskGroup() as group`: waits for the group's tasks at the end; when one fails the others are cancelled."""

    def __init__(self):
        self._parent = self._all_done = None
        self._tasks = {}
        self._errors = []
        self._entered = self._exiting = self._aborting = self._cancelled_parent = False

    def __repr__(self):
        info = ["entered"] if self._entered else []
        if self._tasks:
            info.append(f"tasks={len(self._tasks)}")
        if self._errors:
            info.append(f"errors={len(self._errors)}")
        return "<TaskGroup" + "".join(" " + word for word in info) + ">"

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError(f"TaskGroup {self!r} has been already entered")
        self._entered = True
        self._parent = core.current_task()
        return self

    def create_task(self, coro, *, name=None, context=None):
        if not self._entered:
            raise RuntimeError(f"TaskGroup {self!r} has not been entered")
        if self._exiting and not self._tasks:
            raise RuntimeError(f"TaskGroup {self!r} is finished")
        if self._aborting:
            raise RuntimeError(f"TaskGroup {self!r} is shutting down")
        task = Task(coro, name=name)
        self._tasks[task] = True
        task.add_done_callback(self._task_done)
        return task

    def _abort(self):
        self._aborting = True
        for task in list(self._tasks):
            if not task.done():
                task.cancel()

    def _task_done(self, task):
        del self._tasks[task]
        if self._all_done is not None and not self._tasks and not self._all_done.done():
            self._all_done.set_result(True)
        if task.cancelled():
            return
        error = task.exception()
        if error is None:
            return
        self._errors.append(error)
        if not self._aborting:
            self._abort()
            if not self._exiting and not self._cancelled_parent:
                self._cancelled_parent = True
                self._parent.cancel()

    async def __aexit__(self, kind, error, trace):
        self._exiting = True
        passed_on = error if isinstance(error, CancelledError) else None
        if self._cancelled_parent and self._parent.uncancel() == 0:
            passed_on = None
        if kind is not None and not self._aborting:
            self._abort()
        while self._tasks:
            self._all_done = self._all_done or Future()
            try:
                await self._all_done
            except CancelledError as cancelled:
                if not self._aborting:
                    passed_on = cancelled
                    self._abort()
            self._all_done = None
        for fatal in self._errors:
            if isinstance(fatal, (KeyboardInterrupt, SystemExit)):
                raise fatal
        if passed_on and not self._errors:
            raise passed_on
        if kind is not None and not isinstance(error, CancelledError):
            self._errors.append(error)
        if self._errors:
            raise BaseExceptionGroup("unhandled errors in a TaskGroup", self._errors)


class Timeout:
    """`async with timeout(seconds)`: the block is cancelled when the time is over, and TimeoutError raised."""

    def __init__(self, when):
        self._when = when  # seconds of the loop's time, or None
        self._timer = self._task = None
        self._expired = False

    def when(self):
        return self._when

    def expired(self):
        return self._expired

    def reschedule(self, when):
        if self._timer:
            self._timer.cancel()
        self._when = when
        self._timer = None if when is None else core._loop.call_at(when, self._expire)

    def _expire(self):
        self._expired = True
        self._task.cancel()

    async def __aenter__(self):
        self._task = core.current_task()
        self._cancelling = self._task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, kind, error, trace):
        if self._timer:
            self._timer.cancel()
        if self._expired and self._task.uncancel() <= self._cancelling and kind is CancelledError:
            raise TimeoutError from error


def timeout(delay):
    return Timeout(None if delay is None else core._loop.time() + delay)


def timeout_at(when):
    return Timeout(when)


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    """(done, pending): sets of the tasks, when all are done, one is, or the time is over."""
    if isinstance(fs, Future) or hasattr(fs, "send"):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    tasks = set(fs)
    if any(not isinstance(task, Future) for task in tasks):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")

    def enough():
        finished = [task for task in tasks if task.done()]
        if len(finished) == len(tasks) or (finished and return_when == FIRST_COMPLETED):
            return True
        return return_when == FIRST_EXCEPTION and any(not task.cancelled() and task._exception for task in finished)

    if not enough():
        waiter = Future()
        check = lambda _: enough() and (waiter.done() or waiter.set_result(None))
        timer = timeout is not None and core._loop.call_later(timeout, lambda: waiter.done() or waiter.set_result(None))
        for task in tasks:
            task.add_done_callback(check)
        try:
            await waiter
        finally:
            if timer:
                timer.cancel()
            for task in tasks:
                task.remove_done_callback(check)
    done = {task for task in tasks if task.done()}
    return done, tasks - done


def as_completed(fs, *, timeout=None):
    """Coroutines that give the results in the order in which they come."""
    from .queues import Queue

    tasks = [ensure_future(each) for each in core.set_in_order(fs)]
    ends = Queue()
    for task in tasks:
        task.add_done_callback(ends.put_nowait)
    if timeout is not None:
        core._loop.call_later(timeout, lambda: [ends.put_nowait(None) for _ in tasks])

    async def next_end():
        task = await ends.get()
        if task is None:
            raise TimeoutError
        return task.result()

    for _ in tasks:
        yield next_end()


def shield(arg):
    """A future of the awaitable's result; cancelling it does not cancel the awaitable."""
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = Future()

    def finished(_):
        if outer.done():
            inner.cancelled() or inner._saw()
        elif inner.cancelled():
            outer.cancel()
        elif inner._exception is not None:
            outer.set_exception(inner.exception())
        else:
            outer.set_result(inner._result)

    inner.add_done_callback(finished)
    return outer
