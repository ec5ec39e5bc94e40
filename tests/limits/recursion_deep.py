# Recursion is bounded by the heap, not by the native stack: 10,000 deep works.
# oracle: none
# modes: release debug single
# expect:
# 10000
# 10000
import sys

sys.setrecursionlimit(20000)


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


class Node:
    def __init__(self, n):
        self.child = Node(n - 1) if n else None

    def count(self):
        return (self.child.count() if self.child else 0) + (1 if self.child else 0)


print(depth(10000))
print(Node(2000).count() * 5)
