# time: what can be said without a clock.
# modes: release debug gcstress single
import time

t = time.time()
print(t > 1.5e9, isinstance(t, (int, float)), time.time_ns() > 1.5e18)
print(tuple(time.gmtime(0))[:8], tuple(time.gmtime(86400 * 365))[:6], tuple(time.gmtime(1700000000))[:8])
g = time.gmtime(951782400)
print(g[0], g[1], g[2], g[6], g[7], len(g) >= 8)
l = time.localtime(1000000000)
print(time.mktime(l) == 1000000000)
a = time.time_ns()
time.sleep(0.01)
b = time.time_ns()
print(b > a, b - a < 5000000000, time.sleep(0))
for f in (
    lambda: time.sleep("a"),
    lambda: time.sleep(-1),
    lambda: time.gmtime("x"),
    lambda: time.sleep(),
    lambda: time.mktime(5),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__)
