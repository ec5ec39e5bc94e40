# Iterator protocol: __iter__ and __next__, sequence fallback, iter with a sentinel.
class Count:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(Count(3)), tuple(Count(2)), sum(Count(5)), max(Count(4)))
a, b = Count(2)
print(a, b)
it = iter([1, 2])
print(next(it), next(it), next(it, "end"), next(it, None))
try:
    next(it)
except StopIteration as e:
    print("stop", e.args)


class Old:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i * 10


print(list(Old()), 20 in Old())
values = iter([3, 2, 1, 0, 9])
print(list(iter(lambda: next(values), 0)), list(values))


class BadIter:
    def __iter__(self):
        return 5


try:
    iter(BadIter())
except TypeError as e:
    print(e)


class NoIter:
    __iter__ = None

    def __getitem__(self, i):
        return i


try:
    iter(NoIter())
except TypeError as e:
    print(e)


class Raises:
    def __iter__(self):
        return self

    def __next__(self):
        raise ValueError("in next")


try:
    for x in Raises():
        pass
except ValueError as e:
    print(e)
print([type(iter(x)).__name__ for x in ([], (), {}, range(0), b"")])
z = zip([1, 2, 3], "ab")
print(next(z), list(z))
