# Numbers in the largest dict that fits.
import gc

x = {}
try:
    while True:
        x[len(x)] = None
except MemoryError:
    gc.collect()
    print(len(x), gc.mem_alloc())
