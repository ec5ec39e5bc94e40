# Calls in the deepest recursion that fits.
import gc


def deeper(depth):
    global reached
    reached = depth
    deeper(depth + 1)


reached = 0
try:
    deeper(1)
except (RuntimeError, MemoryError):
    pass
print(reached, 0)
