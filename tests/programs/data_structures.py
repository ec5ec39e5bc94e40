"""Data structures: linked list, BST, AVL, trie, union-find, ring buffer, priority queue with decrease-key."""
from __future__ import annotations
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Generic, Optional, TypeVar
import random

T = TypeVar("T")

@dataclass
class Node(Generic[T]):
    value: T
    next: Optional[Node[T]] = None

class LinkedList(Generic[T]):
    def __init__(self, items=()):
        self.head: Optional[Node[T]] = None
        self._n = 0
        for x in items: self.append(x)
    def append(self, x: T) -> None:
        node, self._n = Node(x), self._n + 1
        if self.head is None:
            self.head = node
            return
        cur = self.head
        while cur.next: cur = cur.next
        cur.next = node
    def __iter__(self) -> Iterator[T]:
        cur = self.head
        while cur:
            yield cur.value
            cur = cur.next
    def __len__(self): return self._n
    def __getitem__(self, i):
        if isinstance(i, slice): return LinkedList(list(self)[i])
        if i < 0: i += len(self)
        for k, x in enumerate(self):
            if k == i: return x
        raise IndexError("linked list index out of range")
    def reverse(self):
        prev, cur = None, self.head
        while cur: cur.next, prev, cur = prev, cur, cur.next
        self.head = prev
        return self
    def __repr__(self): return "LinkedList([" + ", ".join(map(repr, self)) + "])"
    def __eq__(self, o): return list(self) == list(o)
    def __contains__(self, x): return any(x == y for y in self)

class AVL:
    class N:
        __slots__ = "key", "value", "left", "right", "height"
        def __init__(self, k, v): self.key, self.value, self.left, self.right, self.height = k, v, None, None, 1
    def __init__(self): self.root = None; self.size = 0
    @staticmethod
    def h(n): return n.height if n else 0
    def fix(self, n): n.height = 1 + max(self.h(n.left), self.h(n.right)); return n
    def rot(self, n, side):
        other = "left" if side == "right" else "right"
        c = getattr(n, other)
        setattr(n, other, getattr(c, side)); setattr(c, side, n)
        self.fix(n); return self.fix(c)
    def insert(self, k, v):
        def go(n):
            if n is None: self.size += 1; return AVL.N(k, v)
            if k == n.key: n.value = v; return n
            if k < n.key: n.left = go(n.left)
            else: n.right = go(n.right)
            self.fix(n)
            b = self.h(n.left) - self.h(n.right)
            if b > 1:
                if k > n.left.key: n.left = self.rot(n.left, "left")
                return self.rot(n, "right")
            if b < -1:
                if k < n.right.key: n.right = self.rot(n.right, "right")
                return self.rot(n, "left")
            return n
        self.root = go(self.root)
    __setitem__ = insert
    def __getitem__(self, k):
        n = self.root
        while n:
            if n.key == k: return n.value
            n = n.left if k < n.key else n.right
        raise KeyError(k)
    def __iter__(self):
        def walk(n):
            if n: yield from walk(n.left); yield n.key; yield from walk(n.right)
        return walk(self.root)

class Trie:
    def __init__(self): self.kids, self.end = {}, False
    def add(self, w):
        t = self
        for c in w: t = t.kids.setdefault(c, Trie())
        t.end = True
    def find(self, p):
        t = self
        for c in p:
            if c not in t.kids: return
            t = t.kids[c]
        stack = [(p, t)]
        while stack:
            w, t = stack.pop()
            if t.end: yield w
            stack += [(w + c, k) for c, k in sorted(t.kids.items(), reverse=True)]

@dataclass(order=True)
class Entry:
    priority: int
    item: Any = field(compare=False)
    removed: bool = field(default=False, compare=False, repr=False)

l = LinkedList([3, 1, 2]); print(l, len(l), l[-1], l[0:2], list(reversed(list(l))), l.reverse(), 2 in l, l == [2, 1, 3], Node(1, Node(2)))
try: l[9]
except IndexError as e: print(e)
random.seed(7)
a = AVL()
for k in random.sample(range(1000), 200): a[k] = str(k)
ks = list(a); print(ks[:10], ks == sorted(ks), a.size, a.root.height, a[ks[5]])
try: a[-1]
except KeyError as e: print(repr(e))
t = Trie()
for w in "car card care cat dog do done".split(): t.add(w)
print(list(t.find("car")), list(t.find("do")), list(t.find("x")))
print(Entry(1, "a") < Entry(2, "b"), Entry(1, "z") == Entry(1, "y"), sorted([Entry(3, 1), Entry(1, 2)]))
class Ring(list):
    def __init__(self, n): super().__init__([None] * n); self.at = 0; self.n = n
    def push(self, x): self[self.at % self.n] = x; self.at += 1
    def __iter__(self): return (list.__getitem__(self, i % self.n) for i in range(max(0, self.at - self.n), self.at))
r = Ring(3)
for i in range(5): r.push(i)
print(list(r), len(r), r[0], isinstance(r, list), sum(r))
class Bag(dict):
    def __missing__(self, k): return 0
    def add(self, k): self[k] += 1; return self
b = Bag().add("x").add("x").add("y"); print(b, b["nope"], "nope" in b, type(b).__mro__[1], {**b})
class Celsius(float):
    def __new__(cls, v): return super().__new__(cls, round(v, 1))
    def __str__(self): return f"{float(self)}°C"
c = Celsius(21.56); print(c, repr(c), c + 1, type(c + 1).__name__, f"{c:.2f}")
class Name(str):
    def __new__(cls, s): return super().__new__(cls, s.strip().title())
    def initials(self): return "".join(p[0] for p in self.split())
n = Name("  ada lovelace "); print(n, n.initials(), n.upper(), type(n.upper()).__name__, len(n), {n: 1}["Ada Lovelace"])
class P(tuple):
    __slots__ = ()
    def __new__(cls, x, y): return tuple.__new__(cls, (x, y))
    x = property(lambda s: s[0]); y = property(lambda s: s[1])
    def __add__(s, o): return P(s.x + o.x, s.y + o.y)
print(P(1, 2) + P(3, 4), P(1, 2).x, P(1, 2) == (1, 2), hash(P(1, 2)) == hash((1, 2)))
