# set: every method and operator, with errors.
s = {3, 1, 2}
p = lambda x: print(sorted(x))
s.add(4)
s.add(1)
p(s)
s.discard(9)
s.discard(1)
s.remove(2)
p(s)
s.update([5, 6], (7,), {8: 1})
p(s)
print(len(s), 5 in s, 9 not in s, bool(set()), s.copy() == s, s.copy() is s)
a, b = {1, 2, 3}, {2, 3, 4}
p(a | b)
p(a & b)
p(a - b)
p(a ^ b)
p(a.union(b, [9]))
p(a.intersection(b, (3,)))
p(a.difference(b, [1]))
p(a.symmetric_difference([1, 7]))
p(a.union())
p(a.intersection([]))
print(
    a.issubset({1, 2, 3, 4}),
    a.issuperset([1]),
    a.isdisjoint({9}),
    a.isdisjoint([3]),
    a <= a,
    a < a,
    a <= b,
    {1} < a,
    a > {1},
    a >= a,
    a == {3, 2, 1},
    a != b,
    a == frozenset(a),
    set() < a,
)
c = set(a)
c |= b
p(c)
c &= {1, 2, 4}
p(c)
c -= {1}
p(c)
c ^= {2, 10}
p(c)
c = set(a)
c.intersection_update(b, [2])
p(c)
c.difference_update([9])
p(c)
c.symmetric_difference_update({2, 5})
p(c)
c.update("xy" and [])
p(c)
print(set(), repr({1}), {1, 1.0, True}, set([1]), {"only"}, frozenset(), repr(frozenset([1])), {(1, 2)})
x = {1}
print(
    x.pop(), x, x.clear(), len({*"hello"}), sorted({*"hello"}), sorted(set("hello")), sorted({i % 3 for i in range(10)})
)
for f in (
    lambda: a.remove(99),
    lambda: set().pop(),
    lambda: {[]},
    lambda: a.add([]),
    lambda: a.add({}),
    lambda: set(5),
    lambda: a | [1],
    lambda: a - (1,),
    lambda: a.union(5),
    lambda: a < [1],
    lambda: hash(a),
    lambda: a[0],
    lambda: a + b,
    lambda: {a},
    lambda: set(1, 2),
    lambda: a.remove([]),
    lambda: a.discard(),
    lambda: a.update(5),
    lambda: [] in a,
    lambda: a.nope,
    lambda: a.issubset(5),
    lambda: a & None,
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
d = set()
for i in range(1000):
    d.add(i * 7 % 1000)
for i in range(0, 1000, 2):
    d.discard(i)
print(len(d), 501 in d, 500 in d, sum(d))
try:
    for v in {1, 2}:
        d = None
        s2 = s
    for v in s:
        s.add(v + 100)
except RuntimeError as e:
    print(e)
