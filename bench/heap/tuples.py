# Pairs in the longest list of pairs that fits.
import gc

x = []
try:
    while True:
        x.append((len(x), None))
except MemoryError:
    gc.collect()
    print(len(x), gc.mem_alloc())
