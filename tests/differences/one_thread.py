# There is one thread: starting another is an error, waiting for a lock that it holds too.
# expect:
# can't start new thread: there is one; asyncio runs tasks beside each other
# deadlock: the lock is held by the only thread there is
import _thread

try:
    _thread.start_new_thread(print, ("never",))
except RuntimeError as e:
    print(e)
lock = _thread.allocate_lock()
lock.acquire()
try:
    lock.acquire()
except RuntimeError as e:
    print(e)
