# Python calls, generators, comprehensions, sort keys and special methods on one another's backs.
class N:
    def __init__(self, v, child=None):
        self.v = v
        self.child = child

    def __iter__(self):
        yield self.v
        if self.child is not None:
            yield from self.child

    def __len__(self):
        return 1 + (len(self.child) if self.child is not None else 0)

    def __repr__(self):
        return f"<{self.v}{' ' + repr(self.child) if self.child is not None else ''}>"

    def __eq__(self, o):
        return self.v == o.v and self.child == o.child

    def __lt__(self, o):
        return self.v < o.v

    def __hash__(self):
        return hash((self.v, self.child))

    def __add__(self, o):
        return N(self.v + o.v, self.child + o.child if self.child is not None and o.child is not None else None)

    def __getattr__(self, name):
        if self.child is None:
            raise AttributeError(name)
        return getattr(self.child, name)


def chain(n):
    node = None
    for i in range(n):
        node = N(i, node)
    return node


c = chain(60)
print(
    len(c),
    list(c)[:5],
    repr(chain(5)),
    c == chain(60),
    chain(3) + chain(3),
    hash(c) == hash(chain(60)),
    hasattr(c, "nothing"),
    len({chain(2), chain(2), chain(3)}),
)
print(sorted([chain(3), chain(1), chain(2)], key=lambda n: [len(n), sorted(n, key=lambda v: -v)]))
print(max((sum(x for x in chain(k)) for k in range(1, 9)), key=lambda s: (s % 7, s)))


def recurse(n):
    return [n] if n == 0 else [n] + [x for y in [recurse(n - 1)] for x in y]


print(recurse(40))


def via_map(n):
    return list(map(lambda k: via_map(k)[-1] if k else [0], range(n))) + [n]


print(via_map(6))


def via_exec(n):
    ns = {"r": 0, "via_exec": via_exec}
    if n:
        exec(f"r = via_exec({n - 1}) + 1", ns)
    return ns["r"]


print(via_exec(15), eval("eval('eval(\"1 + 1\")')"))


def alternate(n):
    try:
        if n == 0:
            raise ValueError("bottom")
        for x in (alternate(n - 1) for _ in range(1)):
            return x
    except ValueError as e:
        if n == 30:
            return str(e)
        raise


print(alternate(30))
print(sorted(range(5), key=lambda i: sorted(range(i), key=lambda j: -j)))
