# Bytes of the largest bytearray that fits.
import gc

low, high, used = 0, 1 << 24, 0
while high - low > 64:
    middle = (low + high) // 2
    x = None
    try:
        x = bytearray(middle)
        low, used = middle, gc.mem_alloc()
    except MemoryError:
        high = middle
print(low, used)
