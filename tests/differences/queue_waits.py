# There is one thread, so a queue does not wait for another to fill it.
# expect:
# Empty
# Full
import queue

q = queue.Queue(1)
try:
    q.get(timeout=10)
except queue.Empty:
    print("Empty")
q.put(1)
try:
    q.put(2)
except queue.Full:
    print("Full")
