# Many attribute orders, many attributes, deletion and reuse, dictionaries of instances.
class Bag:
    pass


def make(names):
    b = Bag()
    for i, n in enumerate(names):
        setattr(b, n, i)
    return b


import sys

orders = ["abc", "acb", "bac", "bca", "cab", "cba", "a", "ab", "abcdefghij"]
print([(o, list(vars(make(o)).items())) for o in orders[:6]])
print([sum(getattr(make(o), n) for n in o) for o in orders])
b = make("abcd")
del b.b
print(vars(b))
b.b = "again"
print(list(vars(b)), b.a, b.b, b.c, b.d)
for n in "abcd":
    delattr(b, n)
print(vars(b))
b.z = 1
b.a = 2
print(vars(b))
big = Bag()
for i in range(300):
    setattr(big, "n%d" % i, i)
print(len(vars(big)), big.n0, big.n150, big.n299, sum(vars(big).values()))
for i in range(0, 300, 2):
    delattr(big, "n%d" % i)
print(len(vars(big)), hasattr(big, "n4"), big.n5)
v = vars(make("xy"))
v["w"] = 9
print(v)
c = make("pq")
c.__dict__["r"] = 5
print(c.r, vars(c))
c.__dict__ = {"only": 1}
print(c.only, hasattr(c, "p"), vars(c))
c.__dict__.clear()
print(vars(c), hasattr(c, "only"))
objects = [make("ab") for _ in range(100)]
for i, o in enumerate(objects):
    if i % 10 == 0:
        o.c = i
print(sum(o.a + o.b for o in objects), [o.c for o in objects if hasattr(o, "c")])


class WithInit:
    default = 0

    def __init__(self, flag):
        if flag:
            self.x = 1
            self.y = 2
        else:
            self.y = 3
            self.x = 4


print([(w.x, w.y, w.default) for w in (WithInit(i % 2) for i in range(4))])
