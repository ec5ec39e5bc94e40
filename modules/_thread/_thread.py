"""The names of threads where there is one: locks work, starting another thread is an error."""
__all__ = ["allocate_lock", "start_new_thread", "get_ident", "exit", "stack_size", "LockType", "RLock", "error"]

error = RuntimeError
TIMEOUT_MAX = 1 << 30


class LockType:
    """Mutual exclusion. Nobody else could release it, so waiting for it would never end and is an error."""

    _most = 1

    def __init__(self):
        self._count = 0

    def acquire(self, blocking=True, timeout=-1):
        if self._count < self._most:
            self._count += 1
            return True
        if blocking and timeout < 0:
            raise RuntimeError("deadlock: the lock is held by the only thread there is")
        return False

    acquire_lock = acquire

    def release(self):
        if not self._count:
            raise RuntimeError("release unlocked lock")
        self._count -= 1

    def locked(self):
        return self._count > 0

    def __enter__(self):
        return self.acquire()

    def __exit__(self, kind, value, trace):
        self.release()


class RLock(LockType):
    """A lock that its holder may acquire again."""

    _most = TIMEOUT_MAX


allocate_lock = LockType


def start_new_thread(function, args, kwargs=None):
    raise RuntimeError("can't start new thread: there is one; asyncio runs tasks beside each other")


def get_ident():
    return 1


def stack_size(size=0):
    return 0


def exit():
    raise SystemExit
