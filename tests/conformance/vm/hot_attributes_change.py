# Attribute access while objects, shapes and classes change underneath.
class P:
    kind = "class"

    def __init__(self, a, b):
        self.a = a
        self.b = b

    def m(self):
        return "P.m"


class Q:
    def __init__(self):
        self.b = "q.b"
        self.a = "q.a"


def get_a(o):
    return o.a


def get_kind(o):
    return o.kind


def call_m(o):
    return o.m()


p = P(1, 2)
for _ in range(300):
    get_a(p)
    get_kind(p)
    call_m(p)
out = [get_a(Q()), get_a(p)]
p.extra = 1
out.append(get_a(p))
del p.a
try:
    get_a(p)
except AttributeError as e:
    out.append(str(e))
p.a = "back"
out.append(get_a(p))
P.a = property(lambda self: "property")
out.append(get_a(p))
del P.a
out.append(get_a(p))
p.kind = "instance"
out += [get_kind(p), get_kind(P(1, 2))]
P.kind = "changed"
out += [get_kind(p), get_kind(P(1, 2))]
del p.kind
out.append(get_kind(p))
P.m = lambda self: "new m"
out.append(call_m(p))
p.m = lambda: "own m"
out += [call_m(p), call_m(P(1, 2))]
del p.m
P.__getattr__ = lambda self, name: "made " + name
out += [get_a(P.__new__(P)), call_m(p)]
print(out)


class R(P):
    pass


r = R(1, 2)
for _ in range(300):
    call_m(r)
R.m = lambda self: "R.m"
print(call_m(r), call_m(p))
del R.m
print(call_m(r))
r.__class__ = Q
try:
    print(call_m(r))
except AttributeError as e:
    print(e, type(r).__name__)
print(get_a(5j) if hasattr(5j, "a") else "no a", [get_a(o) for o in (P("x", 0), Q(), P("y", 0))])
