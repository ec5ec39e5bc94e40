"""Microseconds of a full gc.collect() with a heap of 1 MB half full of small objects; the best of 40."""
import gc
import time

clock = getattr(time, "process_time", None) or (lambda: time.ticks_us() / 1000000)
keep = []
while gc.mem_alloc() < 500000:
    keep.append((len(keep), None))
gc.collect()
best = 1.0
for _ in range(40):
    started = clock()
    gc.collect()
    best = min(best, clock() - started)
print("%.1f" % (best * 1e6))
print(gc.mem_alloc())
