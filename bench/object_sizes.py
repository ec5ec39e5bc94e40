"""Bytes that objects take, by the difference of gc.mem_alloc() over a thousand of each. For Adder and MicroPython."""
import gc


class Instance:
    def __init__(self, a, b):
        self.a = a
        self.b = b


def closure(x):
    return lambda: x


FLOAT = [1.5]
MAKERS = [
    ("float", lambda i: FLOAT[0] * i),
    ("tuple of 2", lambda i: (i, None)),
    ("list of 4", lambda i: [i, i, i, i]),
    ("dict of 1", lambda i: {i: i}),
    ("instance, 2 attributes", lambda i: Instance(i, None)),
    ("closure of 1 variable", closure),
    ("str of 10", lambda i: "%010d" % i),
    ("bytes of 10", lambda i: b"0123456789"[:9] + bytes([i & 127])),
    ("set of 1", lambda i: {i}),
]
COUNT = 1000


def measure(make):
    keep = [None] * COUNT
    make(0)
    gc.collect()
    before = gc.mem_alloc()
    for i in range(COUNT):
        keep[i] = make(i)
    gc.collect()
    return (gc.mem_alloc() - before) / COUNT


for name, make in MAKERS:
    measure(make)  # what a first run leaves behind: warm code, caches
    print(name + "\t" + str(measure(make)))


def list_of_floats():
    return [0.1 * i for i in range(1000)]


gc.collect()
before = gc.mem_alloc()
floats = list_of_floats()
gc.collect()
print("list of 1000 floats\t" + str(float(gc.mem_alloc() - before)))
