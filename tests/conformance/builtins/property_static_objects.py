# property, staticmethod, classmethod as objects.
p = property(lambda self: 1)
print(p.fget(None), p.fset, p.fdel, p.__doc__)
q = p.setter(lambda self, v: print("set", v))
print(q.fset is not None, p.fset, q is not p)
r = q.deleter(lambda self: print("deleted"))


class C:
    x = r


c = C()
print(c.x)
c.x = 5
del c.x
print(C.x is r, C.__dict__["x"] is r, r.__get__(c, C), r.__get__(None, C) is r)
try:
    p.__set__(c, 1)
except AttributeError as e:
    print(type(e).__name__)
s = staticmethod(len)
k = classmethod(lambda cls: cls.__name__)
print(s.__func__ is len, s.__get__(c, C) is len, k.__get__(c, C)(), k.__get__(None, C)(), s([1, 2]))


class D(property):
    def __get__(self, obj, owner=None):
        return "sub", super().__get__(obj, owner)


class E:
    @D
    def y(self):
        return 7


print(E().y)
for f in (lambda: property(1, 2, 3, 4, 5), lambda: staticmethod(), lambda: classmethod(), lambda: k()):
    try:
        print(type(f()).__name__)
    except TypeError as e:
        print(e)
