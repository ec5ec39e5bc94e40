# copy: shallow and deep copies of built-in and own objects, cycles, hooks.
import copy
from collections import OrderedDict, defaultdict, deque, namedtuple

x = [1, [2, 3], {"k": [4]}]
y = copy.copy(x)
z = copy.deepcopy(x)
x[1].append(9)
x[2]["k"].append(8)
print(y, z, y[1] is x[1], z[1] is x[1])
for value in (1, 1.5, "s", b"b", None, True, (1, 2), frozenset([1]), len, int, ..., range(3), 2j, lambda: 0):
    print(copy.copy(value) is value, copy.deepcopy(value) is value, end=" ")
print()
t = (1, [2])
u = copy.deepcopy(t)
print(u == t, u is t, u[1] is t[1], copy.copy(t) is t)
cycle = [1]
cycle.append(cycle)
c = copy.deepcopy(cycle)
print(c[1] is c, c is not cycle)
shared = [0]
pair = copy.deepcopy([shared, shared])
print(pair[0] is pair[1])


class P:
    def __init__(self, x):
        self.x = x

    def __repr__(self):
        return "P(%r)" % self.x


p = P([1])
q, r = copy.copy(p), copy.deepcopy(p)
p.x.append(2)
print(q, r, type(q) is P)


class S:
    __slots__ = ("a", "b")


s = S()
s.a = [1]
v = copy.deepcopy(s)
print(v.a, v.a is s.a, hasattr(v, "b"), copy.copy(s).a is s.a)


class Hooks:
    def __init__(self, n):
        self.n = n

    def __copy__(self):
        return Hooks(self.n + 1)

    def __deepcopy__(self, memo):
        return Hooks(self.n + 10)


print(copy.copy(Hooks(1)).n, copy.deepcopy(Hooks(1)).n, copy.deepcopy([Hooks(5)])[0].n)


class State:
    def __init__(self):
        self.keep, self.drop = 1, 2

    def __getstate__(self):
        return {"keep": self.keep}

    def __setstate__(self, state):
        self.__dict__.update(state)
        self.restored = True


s = copy.copy(State())
print(s.__dict__)


class Reduced:
    def __init__(self, n):
        self.n = n

    def __reduce__(self):
        return Reduced, (self.n * 2,)


print(copy.copy(Reduced(4)).n, copy.deepcopy(Reduced(4)).n)


class L(list):
    pass


class D(dict):
    pass


a = L([1, [2]])
a.name = "n"
b = copy.deepcopy(a)
print(b, b.name, type(b).__name__, b[1] is a[1])
d = D(k=[1])
e = copy.deepcopy(d)
print(e, type(e).__name__, e["k"] is d["k"])
N = namedtuple("N", "x y")
n = copy.deepcopy(N([1], 2))
print(n, type(n) is N)
print(copy.deepcopy(deque([1, [2]], 5)), copy.copy(OrderedDict(a=1)), copy.deepcopy(defaultdict(list, k=[1])))
print(copy.deepcopy({(1, 2): {3}}), copy.deepcopy(bytearray(b"x")), copy.copy({1, 2}) == {1, 2})
memo = {}
copy.deepcopy(x, memo)
print(len(memo) > 0)


class Tree:
    def __init__(self, parent=None):
        self.parent = parent
        self.children = []
        if parent:
            parent.children.append(self)


root = Tree()
Tree(Tree(root))
new = copy.deepcopy(root)
print(new.children[0].parent is new, new.children[0].children[0].parent is new.children[0], new is not root)
