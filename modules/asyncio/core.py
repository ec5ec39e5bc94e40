"""The event loop: futures, tasks, timers, and the functions over them.

There is one loop for each program. What is ready to run stands in `_ready` in the order in which it became ready; what
waits for a time stands in the heap `_timers`. When nothing is ready the loop waits in `select`, which callbacks of
interrupts, streams and the next timer's time end.

Times of the loop are ints that do not wrap: microseconds where ints are wide, milliseconds on 32 bit.

A coroutine hands up what it waits for: None (only one turn), an int (that time of the loop), or a Future.
"""
import select
import sys
import time
from collections import deque
from heapq import heappop, heappush

__all__ = ("CancelledError", "TimeoutError", "InvalidStateError", "Future", "Task", "Loop", "AbstractEventLoop", "IOQueue",
           "run", "create_task", "ensure_future", "gather", "wait_for", "wait_for_ms", "sleep", "sleep_ms",
           "current_task", "all_tasks", "get_event_loop", "get_running_loop", "new_event_loop", "set_event_loop",
           "ticks", "ticks_add", "ticks_diff")

_WIDE = sys.maxsize > 1 << 32
_RATE = 1_000_000 if _WIDE else 1000  # units of loop time in a second
_ticks = time.ticks_us if _WIDE else time.ticks_ms
_LONGEST = 60 * _RATE  # a wait in one piece: ticks must not wrap unseen

ticks = time.ticks_ms
ticks_add = time.ticks_add
ticks_diff = time.ticks_diff

_PENDING, _CANCELLED, _FINISHED = "PENDING", "CANCELLED", "FINISHED"

TimeoutError = TimeoutError


class CancelledError(BaseException):
    """The task or future was cancelled."""


class InvalidStateError(Exception):
    """The operation is not allowed in this state."""


class _Unseen:
    """The exception of a task, until somebody asks for it; goes with the task, and then tells the loop's handler."""

    __slots__ = ("context",)

    def __init__(self, future, exception):
        self.context = {"message": f"{type(future).__name__} exception was never retrieved", "exception": exception,
                        "future": repr(future)}

    def __del__(self):
        if self.context:
            _loop.call_exception_handler(self.context)


class Future:
    """A result that comes later. Awaiting it waits for the result."""

    def __init__(self, *, loop=None):
        self._state = _PENDING
        self._result = self._exception = self._unseen = None
        self._callbacks = []
        self._cancel_message = None

    def done(self):
        return self._state is not _PENDING

    def cancelled(self):
        return self._state is _CANCELLED

    def get_loop(self):
        return _loop

    def result(self):
        if self._state is _CANCELLED:
            raise self._cancelled_error()
        if self._state is _PENDING:
            raise InvalidStateError("Result is not ready.")
        if self._exception is not None:
            self._saw()
            raise self._exception
        return self._result

    def exception(self):
        if self._state is _CANCELLED:
            raise self._cancelled_error()
        if self._state is _PENDING:
            raise InvalidStateError("Exception is not set.")
        self._saw()
        return self._exception

    def set_result(self, result):
        self._check_pending()
        self._result = result
        self._finish(_FINISHED)

    def set_exception(self, exception):
        self._check_pending()
        if isinstance(exception, type):
            exception = exception()
        if isinstance(exception, StopIteration):
            raise TypeError("StopIteration interacts badly with generators and cannot be raised into a Future")
        self._exception = exception
        self._finish(_FINISHED)
        self._unseen = _Unseen(self, exception)
        _loop._failed = True

    def cancel(self, msg=None):
        self._saw()
        if self._state is not _PENDING:
            return False
        self._cancel_message = msg
        self._finish(_CANCELLED)
        return True

    def add_done_callback(self, callback, *, context=None):
        if self._state is _PENDING:
            self._callbacks.append(callback)
        else:
            _loop.call_soon(callback, self)

    def remove_done_callback(self, callback):
        before = len(self._callbacks)
        self._callbacks = [other for other in self._callbacks if other != callback]
        return before - len(self._callbacks)

    def _check_pending(self):
        if self._state is not _PENDING:
            raise InvalidStateError(f"{self._state}: {self!r}")

    def _cancelled_error(self):
        return CancelledError() if self._cancel_message is None else CancelledError(self._cancel_message)

    def _saw(self):
        if self._unseen is not None:
            self._unseen.context = self._unseen = None

    def _finish(self, state):
        self._state = state
        callbacks, self._callbacks = self._callbacks, []
        for callback in callbacks:
            _loop.call_soon(callback, self)

    def __await__(self):
        if self._state is _PENDING:
            yield self
        return self.result()

    __iter__ = __await__

    def _described(self):
        text = self._state.lower()
        if self._exception is not None:
            return f"{text} exception={self._exception!r}"
        return f"{text} result={self._result!r}" if self._state is _FINISHED else text

    def __repr__(self):
        return f"<{type(self).__name__} {self._described()}>"


class Task(Future):
    """A coroutine that runs on its own. `await task` waits for its end and gives its result."""

    def __init__(self, coro, *, loop=None, name=None, context=None):
        if not hasattr(coro, "send"):
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        super().__init__()
        global _task_count
        _task_count += 1
        self.coro = coro
        self._name = f"Task-{_task_count}" if name is None else str(name)
        self._waits_for = None  # the Future, or the Handle of a timer
        self._must_cancel = False
        self._cancel_requests = 0
        _tasks[self] = True
        _loop.call_soon(self._step)

    def get_coro(self):
        return self.coro

    def get_name(self):
        return self._name

    def set_name(self, name):
        self._name = str(name)

    def cancelling(self):
        return self._cancel_requests

    def uncancel(self):
        if self._cancel_requests:
            self._cancel_requests -= 1
        return self._cancel_requests

    def cancel(self, msg=None):
        if self._state is not _PENDING:
            self._saw()
            return False
        self._cancel_requests += 1
        self._cancel_message = msg
        waits_for = self._waits_for
        if isinstance(waits_for, Handle):
            waits_for.cancel()
            self._waits_for = None
            _loop.call_soon(self._step, self._cancelled_error())
        elif waits_for is None or not waits_for.cancel(msg):
            self._must_cancel = True
        return True

    def set_result(self, result):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception):
        raise RuntimeError("Task does not support set_exception operation")

    def _wake(self, future):
        if future._state is _CANCELLED:
            self._step(future._cancelled_error())
        else:
            self._step()

    def _due(self):
        self._waits_for = None
        _loop.call_soon(self._step)

    def _step(self, error=None):
        global _current
        if self._state is not _PENDING:
            return
        if self._must_cancel:
            if not isinstance(error, CancelledError):
                error = self._cancelled_error()
            self._must_cancel = False
        self._waits_for = None
        _current = self
        try:
            wanted = self.coro.send(None) if error is None else self.coro.throw(error)
        except StopIteration as end:
            if self._must_cancel:
                self._end(Future.cancel, self._cancel_message)
            else:
                self._end(Future.set_result, end.value)
        except CancelledError as cancelled:
            self._end(Future.cancel, cancelled.args[0] if cancelled.args else None)
        except (KeyboardInterrupt, SystemExit) as error:
            self._end(Future.set_exception, error)
            raise
        except BaseException as error:
            self._end(Future.set_exception, error)
        else:
            self._wait_for(wanted)
        finally:
            _current = None

    def _end(self, how, value):
        _tasks.pop(self, None)
        how(self, value)

    def _wait_for(self, wanted):
        if wanted is None:
            _loop.call_soon(self._step)
        elif type(wanted) is int:
            self._waits_for = _call_at(wanted, self._due)
            if self._must_cancel:
                self._must_cancel = False
                self._waits_for.cancel()
                _loop.call_soon(self._step, self._cancelled_error())
        elif wanted is self:
            _loop.call_soon(self._step, RuntimeError(f"Task cannot await on itself: {self!r}"))
        elif isinstance(wanted, Future):
            wanted.add_done_callback(self._wake)
            self._waits_for = wanted
            if self._must_cancel and wanted.cancel(self._cancel_message):
                self._must_cancel = False
        else:
            _loop.call_soon(self._step, RuntimeError(f"Task got bad yield: {wanted!r}"))

    def __repr__(self):
        coro = self.coro
        running = "running" if self._state is _PENDING else "done"
        state, _, outcome = self._described().partition(" ")
        return f"<Task {state} name={self._name!r} coro=<{getattr(coro, '__qualname__', coro)}() {running}>" + (
            f" {outcome}>" if outcome else ">")


class Handle:
    """A call that the loop will make; cancel() drops it."""

    __slots__ = ("_callback", "_args", "_when")

    def __init__(self, callback, args, when=None):
        self._callback = callback
        self._args = args
        self._when = when

    def cancel(self):
        self._callback = None

    def cancelled(self):
        return self._callback is None

    def when(self):
        return self._when / _RATE


class IOQueue:
    """Streams that tasks wait for. Each has at most one task that reads and one that writes."""

    def __init__(self):
        self._poll = select.poll()
        self._waiting = {}  # id of the stream: [stream, future of the reader, of the writer]

    def _queue(self, stream, index):
        entry = self._waiting.setdefault(id(stream), [stream, None, None])
        future = entry[index] = Future()
        future.add_done_callback(lambda _: self._forget(entry, index, future))
        self._register(entry)
        return future

    def _register(self, entry):
        stream, reader, writer = entry
        self._poll.register(stream, (select.POLLIN if reader else 0) | (select.POLLOUT if writer else 0))

    def _forget(self, entry, index, future):
        if entry[index] is not future:
            return
        entry[index] = None
        if entry[1] or entry[2]:
            self._register(entry)
        else:
            self.remove(entry[0])

    def queue_read(self, stream):
        """A future that is done when there is something to read."""
        return self._queue(stream, 1)

    def queue_write(self, stream):
        """A future that is done when the stream takes something."""
        return self._queue(stream, 2)

    def remove(self, stream):
        if self._waiting.pop(id(stream), None):
            self._poll.unregister(stream)

    def wait(self, patience):
        """Waits for a stream or anything else that happens, at most so long (microseconds; -1: no limit)."""
        for stream, events in self._poll._wait(patience):
            entry = self._waiting.get(id(stream))
            for index, mask in (1, ~select.POLLOUT), (2, ~select.POLLIN):
                future = entry and entry[index]
                if future and events & mask and not future.done():
                    future.set_result(None)


class Loop:
    """The event loop; get_event_loop() gives the one there is."""

    _failed = False
    _handler = None
    _stopping = False
    _running = False
    _closed = False

    def time(self):
        return _now() / _RATE

    def call_soon(self, callback, *args, context=None):
        handle = Handle(callback, args)
        _ready.append(handle)
        return handle

    call_soon_threadsafe = call_soon

    def call_later(self, delay, callback, *args, context=None):
        return _call_at(_now() + int(delay * _RATE), callback, *args)

    def call_at(self, when, callback, *args, context=None):
        return _call_at(int(when * _RATE), callback, *args)

    def create_task(self, coro, *, name=None, context=None):
        return Task(coro, name=name)

    def create_future(self):
        return Future()

    def run_forever(self):
        if self._running:
            raise RuntimeError("This event loop is already running")
        self._running = True
        try:
            while not self._stopping:
                self._turn()
        finally:
            self._running = self._stopping = False

    def run_until_complete(self, awaitable):
        future = ensure_future(awaitable)
        future.add_done_callback(self._stop_after)
        try:
            self.run_forever()
        finally:
            future.remove_done_callback(self._stop_after)
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    def _stop_after(self, future):
        self._stopping = True

    def _turn(self):
        """One turn: waits when nothing is ready, then runs what is ready now."""
        if self._failed and not _ready:
            # Tasks that failed and that nobody knows any more are told of now.
            self._failed = False
            sys.modules.get("gc", __import__("gc")).collect()
        if not _ready and not self._stopping:
            self._wait()
        elif _io_queue._waiting:
            _io_queue.wait(0)
        if _timers:
            now = _now()
            while _timers and _timers[0][0] <= now:
                _ready.append(heappop(_timers)[2])
        for _ in range(len(_ready)):
            handle = _ready.popleft()
            callback = handle._callback
            if callback is not None:
                try:
                    callback(*handle._args)
                except MemoryError:
                    raise  # the task that this should have woken would wait for ever
                except Exception as error:
                    self.call_exception_handler({"message": f"Exception in callback {callback!r}", "exception": error})

    def _wait(self):
        while _timers and _timers[0][2]._callback is None:
            heappop(_timers)
        patience = _LONGEST
        if _timers:
            patience = min(patience, _timers[0][0] - _now())
        if patience > 0:
            _io_queue.wait(patience if _WIDE else patience * 1000)

    def stop(self):
        self._stopping = True

    def close(self):
        self._closed = True

    def is_running(self):
        return self._running

    def is_closed(self):
        return self._closed

    def get_debug(self):
        return False

    def set_debug(self, enabled):
        """Nothing: there is no slower loop that checks more."""

    def set_exception_handler(self, handler):
        self._handler = handler

    def get_exception_handler(self):
        return self._handler

    def default_exception_handler(self, *context):
        """Called as a method with the context, or, as on MicroPython, with the loop and the context."""
        context = context[-1]
        print(context["message"], file=sys.stderr)
        if "future" in context:
            print("future:", context["future"], file=sys.stderr)
        if context.get("exception"):
            sys.print_exception(context["exception"], sys.stderr)

    def call_exception_handler(self, context):
        if self._handler:
            self._handler(self, context)
        else:
            self.default_exception_handler(context)


AbstractEventLoop = Loop


def _now():
    """Time of the loop: ticks that go on where those of the clock wrap."""
    global _time, _seen_ticks
    t = _ticks()
    passed = ticks_diff(t, _seen_ticks)
    if passed > 0:
        _time += passed
        _seen_ticks = t
    return _time


def _call_at(when, callback, *args):
    global _timer_count
    _timer_count += 1
    handle = Handle(callback, args, when)
    heappush(_timers, (when, _timer_count, handle))
    return handle


def _until(when):
    """What a sleeping coroutine awaits: a plain generator, as Adder allows."""
    yield when


async def sleep(delay, result=None):
    """Lets the others run for `delay` seconds."""
    if delay <= 0:
        await _until(None)
    else:
        await _until(_now() + int(delay * _RATE + 0.5))
    return result


async def sleep_ms(delay):
    """Lets the others run for `delay` milliseconds."""
    await _until(_now() + delay * (_RATE // 1000) if delay > 0 else None)


def create_task(coro, *, name=None, context=None):
    """Runs the coroutine beside what runs already."""
    return Task(coro, name=name)


def ensure_future(awaitable, *, loop=None):
    """The awaitable itself when it is a Future, else a Task of it."""
    if isinstance(awaitable, Future):
        return awaitable
    if hasattr(awaitable, "send"):
        return Task(awaitable)
    if hasattr(awaitable, "__await__"):
        return Task(_await(awaitable))
    raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")


async def _await(awaitable):
    return await awaitable


class _Gathered(Future):
    """The results of several futures; cancelling it cancels them."""

    def __init__(self, children, return_exceptions):
        super().__init__()
        self._children = children
        self._left = len(set(children))
        self._return_exceptions = return_exceptions
        self._cancel_asked = False
        for child in set_in_order(children):
            child.add_done_callback(self._child_done)
        if not children:
            self.set_result([])

    def cancel(self, msg=None):
        if self.done():
            return False
        asked = False
        for child in self._children:
            asked = child.cancel(msg) or asked
        if asked:
            self._cancel_asked = True
        return asked

    def _child_done(self, child):
        self._left -= 1
        if self.done():
            if not child.cancelled():
                child._saw()
            return
        if not self._return_exceptions:
            if child.cancelled():
                return self.set_exception(child._cancelled_error())
            if child._exception is not None:
                return self.set_exception(child.exception())
        if self._left:
            return
        if self._cancel_asked:
            return self.set_exception(self._children[0]._cancelled_error())
        self.set_result([self._outcome(each) for each in self._children])

    @staticmethod
    def _outcome(child):
        if child.cancelled():
            return child._cancelled_error()
        error = child.exception()
        return child._result if error is None else error


def set_in_order(items):
    return list(dict.fromkeys(items))


def gather(*awaitables, return_exceptions=False):
    """Runs the awaitables together; its result is the list of theirs."""
    known = {}
    children = []
    for awaitable in awaitables:
        future = known.get(id(awaitable))
        if future is None:
            future = known[id(awaitable)] = ensure_future(awaitable)
        children.append(future)
    return _Gathered(children, return_exceptions)


async def wait_for(fut, timeout, sleep=None):
    """Awaits, but not longer than `timeout` seconds: then it is cancelled and TimeoutError raised."""
    if timeout is None:
        return await fut
    task = ensure_future(fut)
    if timeout <= 0 and not task.done():
        timeout = 0
    waiter = Future()
    wake = lambda *_: waiter.done() or waiter.set_result(None)
    task.add_done_callback(wake)
    timer = _call_at(_now() + int(timeout * _RATE), wake)
    try:
        await waiter
    except CancelledError:
        if task.done():
            return task.result()
        await _cancel_and_wait(task)
        raise
    finally:
        timer.cancel()
        task.remove_done_callback(wake)
    if task.done():
        return task.result()
    await _cancel_and_wait(task)
    try:
        return task.result()
    except CancelledError as cancelled:
        raise TimeoutError() from cancelled


async def _cancel_and_wait(task):
    done = Future()
    task.add_done_callback(lambda _: done.done() or done.set_result(None))
    task.cancel()
    await done


def wait_for_ms(fut, timeout):
    """wait_for() with milliseconds."""
    return wait_for(fut, timeout / 1000)


def current_task(loop=None):
    """The task that runs. None where a callback runs."""
    if _current is None and not _loop._running:
        raise RuntimeError("no running event loop")
    return _current


def _get_cur_task():
    return _current


def all_tasks(loop=None):
    """The set of all tasks that are not done."""
    return set(_tasks)


def run(main, *, debug=None):
    """Runs the coroutine to its end and gives its result. Tasks that are left are cancelled."""
    if _loop._running:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    if not hasattr(main, "send"):
        raise ValueError(f"a coroutine was expected, got {main!r}")
    _loop._closed = False
    task = Task(main)
    try:
        return _loop.run_until_complete(task)
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt) and not task.done():
            task.cancel()
        raise
    finally:
        _cancel_all()


def _cancel_all():
    left = list(_tasks)
    for task in left:
        task.cancel()
    while not all(task.done() for task in left):
        _loop._turn()
    for task in left:
        if not task.cancelled() and task._exception is not None:
            _loop.call_exception_handler({"message": "unhandled exception during asyncio.run() shutdown",
                                          "exception": task.exception(), "future": repr(task)})
    _timers.clear()
    if _loop._failed:
        _loop._failed = False
        __import__("gc").collect()


def get_event_loop():
    return _loop


def get_running_loop():
    if not _loop._running:
        raise RuntimeError("no running event loop")
    return _loop


def new_event_loop():
    """The loop, with nothing to do."""
    global _io_queue
    _ready.clear()
    _timers.clear()
    _tasks.clear()
    _io_queue = IOQueue()
    _loop._handler, _loop._closed, _loop._stopping = None, False, False
    return _loop


def set_event_loop(loop):
    """Nothing: there is one loop."""


_loop = Loop()
_ready = deque()
_timers = []
_tasks = {}
_io_queue = IOQueue()
_current = None
_task_count = _timer_count = _time = 0
_seen_ticks = _ticks()
