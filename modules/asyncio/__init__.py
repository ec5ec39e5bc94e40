"""asyncio: concurrent tasks on one event loop, with CPython's meaning and MicroPython's additional names.

`core` (loop, tasks, sleeping, gather, wait_for) and `events` (Event, Lock) come with the package; locks, queues, groups and
streams are imported when one of their names is first asked for, so that a small program pays for what it uses.
"""
from .core import *
from .core import CancelledError, InvalidStateError, TimeoutError, _get_cur_task

_LAZY = {
    "events": ("Event", "Lock", "ThreadSafeFlag"),
    "locks": ("Semaphore", "BoundedSemaphore", "Condition", "Barrier", "BrokenBarrierError"),
    "queues": ("Queue", "LifoQueue", "PriorityQueue", "QueueEmpty", "QueueFull"),
    "groups": ("TaskGroup", "timeout", "timeout_at", "Timeout", "wait", "as_completed", "shield", "FIRST_COMPLETED",
               "FIRST_EXCEPTION", "ALL_COMPLETED"),
    "stream": ("StreamReader", "StreamWriter", "Stream", "IncompleteReadError"),
    "runners": ("Runner", "iscoroutine", "iscoroutinefunction", "isfuture", "run_coroutine_threadsafe",
                "to_thread"),
}


def __getattr__(name):
    if name == "cur_task":
        return _get_cur_task()
    for module, names in _LAZY.items():
        if name in names:
            value = getattr(__import__("asyncio." + module, None, None, (name,)), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module 'asyncio' has no attribute '{name}'")
