# time.ticks_*: arithmetic wraps; sleep_ms and sleep_us wait at least so long.
# oracle: micropython
# expect:
# True True True
# 10 -10 0
# 15 True
# True
# True
import time

a = time.ticks_ms()
time.sleep_ms(15)
d = time.ticks_diff(time.ticks_ms(), a)
u = time.ticks_us()
time.sleep_us(2000)
e = time.ticks_diff(time.ticks_us(), u)
print(d >= 15, d < 5000, e >= 2000)
print(time.ticks_diff(110, 100), time.ticks_diff(100, 110), time.ticks_diff(5, 5))
t = time.ticks_add(0, -5)
print(time.ticks_diff(time.ticks_add(t, 10), t) + 5, time.ticks_diff(time.ticks_add(t, 7), t) == 7)
print(isinstance(time.ticks_cpu(), int))
try:
    time.ticks_add(0, 2 ** 40)
    print(False)
except OverflowError:
    print(True)
