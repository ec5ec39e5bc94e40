# Numbers in the longest list that fits.
import gc

x = []
try:
    while True:
        x.append(len(x))
except MemoryError:
    gc.collect()
    print(len(x), gc.mem_alloc())
