"""Pauses of the collector as a program sees them: the longest of many turns that allocate, by the thread's CPU time.

sys.argv[1]: live kilobytes. Prints a histogram of the turns that took over 5 us, then the longest, in microseconds.
"""
import sys
import time

clock = getattr(time, "thread_time", None) or getattr(time, "process_time", None) or time.perf_counter


def build(kilobytes):
    """Linked small objects of about so many kilobytes."""
    keep = []
    for _ in range(kilobytes * 1024 // 100):
        keep.append((len(keep), [len(keep), None]))
    return keep


def turns(count):
    slow = []
    before = clock()
    for i in range(count):
        x = [i, (i, i), [i]]
        now = clock()
        if now - before > 5e-6:
            slow.append(now - before)
            now = clock()
        before = now
    return slow


live = build(int(sys.argv[1]))
turns(1000)
slow = turns(300000)
edges = [10, 20, 50, 100, 200, 500, 1000, 10000]
low = 5
for edge in edges:
    print("%d-%d us\t%d" % (low, edge, sum(1 for s in slow if low <= s * 1e6 < edge)))
    low = edge
print("longest\t%.1f" % (max(slow) * 1e6 if slow else 0.0))
print(len(live))
