# collections.deque: both ends, maxlen, rotation, errors.
from collections import deque

d = deque([1, 2, 3])
d.append(4)
d.appendleft(0)
d.extend([5, 6])
d.extendleft([-1, -2])
print(d, len(d), d[0], d[-1], d[3])
print(d.pop(), d.popleft(), d, 3 in d, 99 in d, list(d), bool(deque()), d.count(3), d.index(3))
d.rotate(2)
print(d)
d.rotate(-1)
print(d)
d.reverse()
print(d)
d.remove(3)
d.insert(1, "in")
print(d)
d[0] = "first"
del d[1]
print(d, d.copy() == d, list(reversed(d)), d + deque([9]), deque("ab") * 2)
m = deque([1, 2, 3], 2)
print(m, m.maxlen, d.maxlen)
m.append(4)
print(m)
m.appendleft(0)
print(m)
m.extend("xyz")
print(m)
e = deque((), 3)
for i in range(10):
    e.append(i)
print(
    list(e),
    deque("abc"),
    deque(),
    deque([1]) == deque([1]),
    deque([1]) == [1],
    deque([1, 2]) < deque([1, 3]),
    e.clear(),
    len(e),
)
for f in (
    lambda: deque().pop(),
    lambda: deque().popleft(),
    lambda: d[100],
    lambda: deque(5),
    lambda: deque([], -1),
    lambda: d.remove("zz"),
    lambda: hash(d),
    lambda: d["a"],
    lambda: d[0:1],
    lambda: d.index("q"),
    lambda: deque([1], 1).insert(0, 2),
    lambda: deque([], "a"),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
try:
    for x in d:
        d.append(1)
except RuntimeError as e:
    print(e)
total = 0
q = deque(range(1000))
while q:
    total += q.popleft()
    if q:
        total -= q.pop()
print(total)
