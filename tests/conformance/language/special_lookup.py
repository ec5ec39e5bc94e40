# Special methods are looked up on the type, not on the instance.
class A:
    def __len__(self):
        return 1


a = A()
a.__len__ = lambda: 100
print(len(a), a.__len__())
A.__len__ = lambda self: 2
print(len(a))
A.__add__ = lambda self, o: "added later"
print(a + 1)
del A.__add__
try:
    a + 1
except TypeError as e:
    print(e)
A.__iter__ = lambda self: iter("xy")
print(list(a))
A.__contains__ = None
try:
    1 in a
except TypeError as e:
    print(e)


class B(A):
    pass


print(len(B()), list(B()))
B.__bool__ = lambda self: False
print(bool(B()), bool(A()))
A.__repr__ = lambda self: "patched"
print(a, [B()])


class C:
    __slots__ = ()
    __hash__ = None


try:
    hash(C())
except TypeError as e:
    print(e)
A.__getattr__ = lambda self, name: name.upper()
print(a.foo, B().bar)
A.__eq__ = lambda self, o: True
print(a == 5, a != 5)
