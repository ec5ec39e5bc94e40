# Deeply nested data can be built, compared, printed or refused, and dropped.
# modes: release debug single firmware
# oracle: none
# expect:
# built
# repr ok or RecursionError
# eq ok or RecursionError
# dropped
x = []
for _ in range(100000):
    x = [x]
print("built")
try:
    repr(x)
except (RecursionError, MemoryError):
    pass
print("repr ok or RecursionError")
y = []
for _ in range(100000):
    y = [y]
try:
    x == y
except (RecursionError, MemoryError):
    pass
print("eq ok or RecursionError")
x = y = None
import gc

gc.collect()
print("dropped")
