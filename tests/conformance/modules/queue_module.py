# queue, numbers, secrets.
import numbers
import queue
import secrets
from fractions import Fraction

q = queue.Queue(2)
q.put("a")
q.put_nowait("b")
print(q.qsize(), q.full(), q.empty(), q.get(), q.get_nowait(), q.empty())
for bad in (q.get_nowait, lambda: [q.put_nowait(i) for i in range(3)], lambda: q.get(timeout=-1), lambda: q.get(block=False) or q.get(False) or q.get(False)):
    try:
        print(bad())
    except (queue.Empty, queue.Full, ValueError) as e:
        print(type(e).__name__, e)
p, l = queue.PriorityQueue(), queue.LifoQueue()
for x in (3, 1, 2):
    p.put((x, "item"))
    l.put(x)
print([p.get() for _ in range(3)], [l.get() for _ in range(3)])
p.task_done(), p.task_done(), p.task_done()
p.join()
try:
    p.task_done()
except ValueError as e:
    print(e)
s = queue.SimpleQueue()
s.put(1)
print(s.get(), s.empty())

for x in (1, True, 1.5, 2j, "1", None, Fraction(1, 2)):
    print(repr(x), [k.__name__ for k in (numbers.Number, numbers.Complex, numbers.Real, numbers.Rational, numbers.Integral) if isinstance(x, k)])
print(issubclass(int, numbers.Rational), issubclass(float, numbers.Integral))
print(all(0 <= secrets.randbelow(7) < 7 for _ in range(100)), secrets.choice("x"), len(secrets.token_bytes(5)), len(secrets.token_hex(4)), len(secrets.token_urlsafe(6)), secrets.randbits(8) < 256, secrets.compare_digest("a", "a"))
try:
    secrets.randbelow(0)
except ValueError as e:
    print(e)
