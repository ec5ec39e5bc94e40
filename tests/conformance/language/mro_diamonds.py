# C3 linearisation of wide diamonds, cooperative __init__, conflicts.
def make(name, *bases):
    return type(name, bases, {"__init__": lambda self, cls=name, **k: None})


class Root:
    def __init__(self, **kw):
        self.trace = ["Root"]
        assert not kw, kw

    def visit(self):
        return ["Root"]


class L(Root):
    def __init__(self, l=0, **kw):
        super().__init__(**kw)
        self.trace.append(f"L{l}")

    def visit(self):
        return ["L"] + super().visit()


class R(Root):
    def __init__(self, r=0, **kw):
        super().__init__(**kw)
        self.trace.append(f"R{r}")

    def visit(self):
        return ["R"] + super().visit()


class M(L):
    def visit(self):
        return ["M"] + super().visit()


class Both(M, R):
    def __init__(self, own, **kw):
        super().__init__(**kw)
        self.trace.append(own)

    def visit(self):
        return ["Both"] + super().visit()


b = Both("own", l=1, r=2)
print(b.trace, b.visit(), [c.__name__ for c in Both.__mro__])
X = type("X", (), {})
Y = type("Y", (), {})
A = type("A", (X, Y), {})
B = type("B", (Y, X), {})
O = type("O", (), {})
print([c.__name__ for c in type("K", (type("D", (O,), {}), type("E", (O,), {}), O), {}).__mro__])
for bases in ((A, B), (X, A), (object, X), (X, X)):
    try:
        type("Bad", bases, {})
        print("accepted")
    except TypeError as e:
        print(str(e).split("\n")[0])
F, G, H, I = (type(n, (O,), {}) for n in "FGHI")
K1 = type("K1", (F, G, H), {})
K2 = type("K2", (I, G), {})
K3 = type("K3", (I, F), {})
Z = type("Z", (K1, K2, K3), {})
print([c.__name__ for c in Z.__mro__])
try:
    Both("x", q=1)
except AssertionError as e:
    print(e)
