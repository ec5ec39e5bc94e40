# Deeply nested data can be built, compared, printed or refused, and dropped.
# modes: release debug single firmware
# oracle: none
# expect:
# built
# repr ok or RecursionError
# eq ok or RecursionError
# dropped
import sys

depth = 100000 if sys.maxsize > 2**32 else 20000
x = []
for _ in range(depth):
    x = [x]
print("built")
try:
    repr(x)
except (RecursionError, MemoryError):
    pass
print("repr ok or RecursionError")
y = []
for _ in range(depth):
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
