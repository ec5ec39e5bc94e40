# Recursion without end gives RecursionError, again and again, in every kind of call.
# modes: release debug single firmware
import sys


class A:
    def __getattr__(self, name):
        return getattr(self, name + "x")

    def __repr__(self):
        return repr(self)

    def __eq__(self, other):
        return self == other

    def __len__(self):
        return len(self)

    def __getitem__(self, i):
        return self[i]

    def __call__(self):
        return self()

    def __add__(self, o):
        return self + o

    def __hash__(self):
        return hash(self)

    def __iter__(self):
        return iter(self)

    def __bool__(self):
        return bool(self)


a = A()


def plain():
    return plain()


def mutual():
    return (lambda: mutual())()


def gen():
    yield from gen()


def through_sort():
    return sorted([2, 1], key=lambda x: through_sort())


def through_map():
    return list(map(lambda x: through_map(), [1]))


for f in (
    plain,
    mutual,
    lambda: list(gen()),
    lambda: a.x,
    lambda: repr(a),
    lambda: a == a,
    lambda: len(a),
    lambda: a[0],
    lambda: a(),
    lambda: a + 1,
    lambda: hash(a),
    lambda: iter(a),
    lambda: bool(a),
    through_sort,
    through_map,
):
    for _ in range(2):
        try:
            f()
            print("no error")
        except RecursionError as e:
            print("RecursionError", str(e)[:32])
