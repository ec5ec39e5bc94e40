# Python calls do not use the native stack: the limit is high.
# modes: release debug gcstress
# expect:
# 5000
import sys


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


print(depth(5000))  # CPython's limit is 1000
assert sys.getrecursionlimit() >= 5000
