# micropython: const, opt_level, mem_info, schedule, decorators, heap lock.
# oracle: micropython
# expect:
# 5
# True
# 30 12 7
# scheduled 3
# [1, 2, 3, 5]
# True
# True
import micropython
from micropython import const

X = const(5)
print(X)
level = micropython.opt_level()
micropython.opt_level(level)
print(micropython.opt_level() == level)


@micropython.native
def triple(x):
    return x * 3


@micropython.viper
def add(a: int, b: int) -> int:
    return a + b


@micropython.bytecode
def plain(x):
    return x


print(triple(10), add(5, 7), plain(7))
micropython.schedule(lambda n: print("scheduled", n), 3)
for _ in range(10):
    pass
micropython.heap_lock()
try:
    x = [1, 2, 3, X]
except MemoryError:
    x = None
micropython.heap_unlock()
print("MemoryError" if x is None else x)
print(isinstance(micropython.stack_use(), int))
micropython.kbd_intr(3)
print(micropython.mem_total() > 0)
