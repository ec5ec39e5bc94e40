# A name may stand in __slots__ twice; it is one attribute.
class A:
    __slots__ = ("x", "y")


class B(A):
    __slots__ = A.__slots__ + ("z", "x", "z")


b = B()
b.x, b.y, b.z = 1, 2, 3
print(b.x, b.y, b.z, B.__slots__)
del b.z
print(hasattr(b, "z"), hasattr(b, "x"))
try:

    class C:
        __slots__ = ("v",)
        v = 1

except ValueError as e:
    print(e)
