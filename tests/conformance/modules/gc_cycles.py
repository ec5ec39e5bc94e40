# Cycles and long chains are reclaimed: a loop that makes garbage for ever must not run out.
# oracle: none
# args: -X heapsize=1M
# expect:
# cycles done
# chains done
# closures done
# big done
import gc


class Node:
    def __init__(self):
        self.next = self
        self.data = [0] * 20


for _ in range(20000):
    Node()
print("cycles done")
for _ in range(20):
    head = None
    for _ in range(2000):
        head = (head, 1)
print("chains done")


def make():
    def f():
        return f

    return f


for _ in range(20000):
    make()
print("closures done")
for i in range(300):
    block = bytearray(100000)
    block[0] = 1
print("big done")
