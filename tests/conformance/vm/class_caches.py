# Method resolution after classes change: bases patched, methods added between, special methods added late.
class A:
    def f(self):
        return "A"


class B(A):
    pass


class C(B):
    pass


def f(o):
    return o.f()


c = C()
seen = [f(c) for _ in range(100)][-1:]
B.f = lambda self: "B"
seen.append(f(c))
C.f = lambda self: "C"
seen.append(f(c))
del C.f
seen.append(f(c))
del B.f
seen.append(f(c))
A.f = lambda self: "A2"
seen.append(f(c))
del A.f
try:
    f(c)
except AttributeError as e:
    seen.append(str(e))
print(seen)


def text(o):
    return str(o)


def size(o):
    return len(o)


for name, method, use in (
    ("__str__", lambda self: "late str", text),
    ("__len__", lambda self: 5, size),
    ("__bool__", lambda self: False, bool),
    ("__getitem__", lambda self, i: i * 2, lambda o: o[21]),
    ("__call__", lambda self: "called", lambda o: o()),
    ("__iter__", lambda self: iter("xy"), list),
    ("__contains__", lambda self, x: x == 1, lambda o: 1 in o),
    ("__eq__", lambda self, o: "equal", lambda o: o == 5),
    ("__neg__", lambda self: "neg", lambda o: -o),
    ("__int__", lambda self: 77, int),
):
    try:
        before = use(c)
    except TypeError as e:
        before = "TypeError"
    if name in ("__str__", "__bool__", "__eq__"):
        before = "default"
    setattr(A, name, method)
    after = use(c)
    delattr(A, name)
    try:
        again = use(c)
    except TypeError:
        again = "TypeError"
    if name in ("__str__", "__bool__", "__eq__"):
        again = "default"
    print(name, before, after, again)


class S:
    def f(self):
        return super().__repr__()[:10]


class T:
    x = 1


t = T()
values = []
for i in range(6):
    values.append(t.x)
    if i == 1:
        T.x = 2
    if i == 3:
        t.x = 3
    if i == 4:
        del t.x
print(values)

print([k.__name__ for k in C.mro()], S().f())
