"""Runner, and questions about what is a coroutine or a future."""
from . import core

_Coroutine = type(core.sleep(0))
_CO_COROUTINE = 0x80


class Runner:
    """`with Runner() as runner: runner.run(coroutine)`, several times on one loop."""

    def __init__(self, *, debug=None, loop_factory=None):
        self._open = True

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        self.close()

    def get_loop(self):
        return core._loop

    def run(self, coro, *, context=None):
        if not self._open:
            raise RuntimeError("Runner is closed")
        return core._loop.run_until_complete(coro)

    def close(self):
        if self._open:
            self._open = False
            core._cancel_all()


def iscoroutine(obj):
    return isinstance(obj, _Coroutine)


def isfuture(obj):
    return isinstance(obj, core.Future)


def iscoroutinefunction(func):
    code = getattr(getattr(func, "__func__", func), "__code__", None)
    return bool(code and code.co_flags & _CO_COROUTINE)


async def to_thread(func, /, *args, **kwargs):
    """Calls the function here: there is one thread, and other tasks wait meanwhile."""
    await core.sleep(0)
    return func(*args, **kwargs)


def run_coroutine_threadsafe(coro, loop):
    return core.Task(coro)
