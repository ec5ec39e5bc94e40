# micropython.heap_lock() does not forbid allocation: callbacks run between instructions, where it is safe.
# expect:
# [1, 2, 3]
import micropython

micropython.heap_lock()
n = 3
print([1, 2, n])
micropython.heap_unlock()
