# References to one object are equal, but not the same.
# expect:
# True False
# 2
import weakref


class Node:
    pass


node = Node()
one, other = weakref.ref(node), weakref.ref(node)
print(one == other, one is other)
print(weakref.getweakrefcount(node))
