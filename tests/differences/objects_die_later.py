# An object dies when the collector finds it, not when its last reference goes. Files are closed by `with`.
# expect:
# still there
# gone
# collected
import gc


class Node:
    def __del__(self):
        print("gone")


def use():
    node = Node()
    node = None


def overwrite():
    others = [object() for _ in range(3)]
    for other in others:
        other is None
    return Thing().name


class Thing:
    name = "collected"


use()
print("still there")
result = overwrite()
gc.collect()
print(result)
