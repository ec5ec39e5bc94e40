# collections.deque as MicroPython's programs call it: required bound, overflow flag.
# oracle: micropython
# expect:
# [2, 3]
# IndexError
# 2
from collections import deque

d = deque((), 2)
for i in range(4):
    d.append(i)
print(list(d))
e = deque((), 2, 1)
e.append(1)
e.append(2)
try:
    e.append(3)
    print("no error")
except IndexError:
    print("IndexError")
print(len(e))
