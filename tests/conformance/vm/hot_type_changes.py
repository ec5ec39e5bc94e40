# One operation in a hot loop sees int, float, str, list and objects in turn.
class V:
    def __init__(self, x):
        self.x = x

    def __add__(self, o):
        return V(self.x + (o.x if isinstance(o, V) else o))

    __radd__ = __add__

    def __lt__(self, o):
        return self.x < o.x

    def __repr__(self):
        return f"V{self.x}"


def add(a, b):
    return a + b


def less(a, b):
    return a < b


for _ in range(300):
    add(1, 2)
    less(1, 2)
pairs = [
    (1, 2),
    (1.5, 2),
    (1, 2.5),
    (0.5, 0.25),
    ("a", "b"),
    ([1], [2]),
    ((1,), (2,)),
    (V(1), V(2)),
    (V(1), 5),
    (5, V(1)),
    (True, 1),
    (2**70, 1),
    (1j, 1),
    (b"a", b"b"),
]
for _ in range(3):
    print([add(a, b) for a, b in pairs])
print(
    [less(a, b) for a, b in ((1, 2), (1.5, 1), (2, 1.5), ("a", "b"), ([1], [0]), (V(1), V(2)), (2**70, 1), (1, 2**70))]
)
for a, b in ((1, "a"), ("a", 1), ([1], (1,)), (None, 1), (V(1), "x")):
    try:
        print(add(a, b))
    except TypeError as e:
        print(e)


def mix(values):
    total = 0
    for v in values:
        total = total + v
    return total


print(
    mix(range(500)),
    mix([1, 2.5, 3]),
    mix([0.5] * 10 + [1] * 10),
    mix([2**62, 1, 0.5]),
    mix([V(1), V(2)]),
    mix([1] * 300 + [V(1)]),
)
