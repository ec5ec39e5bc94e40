# Iterator tools written with generators and classes, composed.
def take(n, it):
    it = iter(it)
    return [x for x, _ in zip(it, range(n))] if n else []


def count(start=0, step=1):
    while True:
        yield start
        start += step


def chunks(it, n):
    it = iter(it)
    while chunk := [x for _, x in zip(range(n), it)]:
        yield chunk


def window(it, n):
    buf = []
    for x in it:
        buf.append(x)
        if len(buf) == n:
            yield tuple(buf)
            del buf[0]


def unique(it, key=lambda x: x):
    seen = set()
    for x in it:
        k = key(x)
        if k not in seen:
            seen.add(k)
            yield x


def merge(*sources):
    heads = [(next(s), i, s) for i, s in enumerate(map(iter, sources))]
    while heads:
        heads.sort(key=lambda h: h[:2])
        v, i, s = heads.pop(0)
        yield v
        try:
            heads.append((next(s), i, s))
        except StopIteration:
            pass


class Peek:
    def __init__(self, it):
        self.it = iter(it)
        self.buffer = []

    def __iter__(self):
        return self

    def __next__(self):
        return self.buffer.pop() if self.buffer else next(self.it)

    def peek(self, default=None):
        if not self.buffer:
            try:
                self.buffer.append(next(self.it))
            except StopIteration:
                return default
        return self.buffer[-1]


print(
    take(3, count(10, 5)),
    take(0, count()),
    list(chunks(range(7), 3)),
    list(window("abcde", 3)),
    list(unique("mississippi")),
    list(unique(["a", "A", "b"], str.lower)),
    list(merge([1, 4, 7], [2, 5], [0, 9])),
)
p = Peek("abc")
print(p.peek(), next(p), p.peek(), list(p), p.peek("end"))
fib = (lambda: (lambda s: (s.append(s[-1] + s[-2]) or s[-2] for _ in count()))([0, 1]))()
print(take(10, fib))
flat = lambda x: [z for y in x for z in (flat(y) if isinstance(y, list) else [y])]
print(flat([1, [2, [3, []], 4]]), dict(zip("ab", count())), [a + b for a, b in zip(count(), [5, 6])])
