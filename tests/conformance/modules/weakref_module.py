# weakref. Objects die here in a function that has returned, seen after gc.collect(); CPython's die at once, with the same output.
# modes: release debug single
import gc
import weakref


class Node:
    def __init__(self, name):
        self.name = name

    def greet(self):
        return "I am " + self.name

    def __repr__(self):
        return "Node(%r)" % self.name


def clear(n):
    """Leaves other objects where the last calls had theirs: the collector looks at stacks without knowing what is current."""
    a = b = c = d = e = f = g = h = Node(str(n))
    r = weakref.ref(a, lambda r: None), a.greet, weakref.WeakSet([b]), hash(c), repr(d), list(map(str, (e, f, g, h)))
    return clear(n - 1) if n else sorted(str(i) for i in range(40))


def deep(f, *args):
    """Calls f some frames further down, so that nothing of it is left on the stack."""
    def step(n):
        return step(n - 1) if n else f(*args)

    result = step(5)
    clear(20)
    gc.collect()
    clear(20)
    gc.collect()
    return result


events = []


def references():
    a = Node("a")
    plain, calling = weakref.ref(a), weakref.ref(a, lambda r: events.append(("gone", r() is None)))
    print(plain() is a, calling() is a, plain == calling, plain != weakref.ref(Node("b")), hash(plain) == hash(a), weakref.getweakrefcount(a) >= 2)
    print(plain.__callback__, callable(calling.__callback__), repr(plain).startswith("<weakref at 0x"), "to 'Node' at" in repr(plain))
    return plain, calling


plain, calling = deep(references)
print(plain(), calling(), events, plain == calling, plain == plain, hash(plain) == hash(plain), repr(plain).endswith("; dead>"))


def never_hashed():
    return weakref.ref(Node("x"))


try:
    hash(deep(never_hashed))
except TypeError as e:
    print(e)


class Slotted:
    __slots__ = ("x",)


class Weak:
    __slots__ = ("x", "__weakref__")


class SubInt(int):
    pass


class SubList(list):
    pass


class Below(Weak):
    __slots__ = ()


for thing in (Node("n"), Node, Weak(), Below(), SubList(), {1}, frozenset([1]), len, references, Node("n").greet, gc, (i for i in ()), memoryview(b"a"), Slotted(), SubInt(3), 1, "text", (), [], {}, None, 1.5, b"x"):
    try:
        print(type(weakref.ref(thing)).__name__, end=" ")
    except TypeError as e:
        print(e)


# A cycle, and objects with __del__: the reference is empty before __del__ runs.
class Dying:
    def __init__(self):
        self.me = self
        self.ref = weakref.ref(self)

    def __del__(self):
        events.append(("del", self.ref()))


events.clear()
r = deep(lambda: weakref.ref(Dying()))
print(r(), events)


def raising():
    global kept_ref
    kept_ref = weakref.ref(Node("r"), lambda r: events.append("called once"))


events.clear()
deep(raising)
gc.collect()
print(events)


# Containers
values = weakref.WeakValueDictionary(a=Node)
keys = weakref.WeakKeyDictionary()
items = weakref.WeakSet()
kept = Node("kept")


def fill():
    for name in "xyz":
        n = Node(name)
        values[name], keys[n] = n, name
        items.add(n)
        n.again = n
    values["kept"], keys[kept] = kept, "value"
    items.add(kept)
    print(sorted(values), sorted(keys.values()), len(values), len(keys), len(items), kept in items, kept in keys, "x" in values, 3 in keys, 3 in items)


deep(fill)
print(dict(values), dict(keys), list(items), len(values), len(keys), len(items), "x" in values, values.get("x", "none"), keys[kept], keys.get(Node("q")))
print(values.setdefault("new", kept), values.pop("new"), keys.pop(kept), len(keys), values.copy()["kept"], list(values.items())[1:], items == weakref.WeakSet([kept]), items | {kept} == items)
try:
    values["x"]
except KeyError as e:
    print("KeyError", e)
items.discard(kept)
print(len(items), items.isdisjoint([kept]))

# Methods
method = weakref.WeakMethod(kept.greet)
print(method()(), method == weakref.WeakMethod(kept.greet))
dead = deep(lambda: weakref.WeakMethod(Node("m").greet, lambda r: events.append("method gone")))
print(dead(), events[-1])


# Proxies
class Number:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        return Number(self.n + getattr(other, "n", other))

    def __eq__(self, other):
        return self.n == getattr(other, "n", other)

    def __call__(self, x):
        return self.n * x

    def __len__(self):
        return self.n

    def __iter__(self):
        return iter(range(self.n))


three = Number(3)
p = weakref.proxy(three)
p.extra = "set"
print(p.n, three.extra, (p + 1).n, (p + p).n, p == 3, p(5), len(p), list(p), bool(p), isinstance(p, Number), type(p) is weakref.CallableProxyType, type(weakref.proxy(kept)).__name__)
try:
    hash(p)
except TypeError as e:
    print("TypeError")
gone = deep(lambda: weakref.proxy(Node("p")))
for use in (lambda: gone.name, lambda: str(gone), lambda: setattr(gone, "x", 1)):
    try:
        use()
    except ReferenceError as e:
        print("ReferenceError:", e)

# finalize
log = []
one = deep(lambda: weakref.finalize(Node("f"), log.append, "died"))
two = weakref.finalize(kept, lambda *a, **k: log.append((a, k)) or "result", 1, key=2)
print(log, one.alive, two.alive, two.peek()[0] is kept, two.atexit)
print(two(), two(), two.alive, log, two.detach())
three_ = weakref.finalize(kept, print, "at the end of the program")
weakref.finalize(kept, print, "the youngest first")


class Keyed(weakref.ref):
    def __init__(self, object, callback=None, *, tag):
        super().__init__(object, callback)
        self.tag = tag

    def __new__(cls, object, callback=None, *, tag):
        return super().__new__(cls, object, callback)


k = Keyed(kept, tag="t")
print(k.tag, k() is kept, k == weakref.ref(kept), isinstance(k, weakref.ReferenceType))
