# Sorting: stability, keys, reverse, errors in keys and comparisons, large inputs.
pairs = [(i % 5, i) for i in range(30)]
pairs.sort(key=lambda p: p[0])
print(pairs)
pairs.sort(key=lambda p: p[0], reverse=True)
print(pairs)
x = 12345
data = []
for _ in range(500):
    x = (x * 1103515245 + 12345) % 2**31
    data.append(x % 1000)
s = sorted(data)
print(all(s[i] <= s[i + 1] for i in range(len(s) - 1)), len(s), s[:10], s[-5:], sum(s) == sum(data))
print(sorted(s, reverse=True) == s[::-1], sorted(s) == s, sorted(s[::-1]) == s)
print(
    sorted(["é", "z", "a", "Z", "日", ""]),
    sorted([(2, "a"), (1, "b"), (1, "a")]),
    sorted({"b": 1, "a": 2}),
    sorted("hello"),
    sorted([[2], [1, 5], [1]]),
    sorted([2.5, 1, True, -1.0]),
)
print(
    sorted([3, 1, 2], key=lambda v: -v),
    sorted(range(5), key=lambda v: v % 2),
    sorted(["10", "9", "2"], key=int),
    sorted([None]),
    sorted([]),
    sorted([1], key=None),
)
calls = []


class K:
    def __init__(self, v):
        self.v = v

    def __lt__(self, other):
        calls.append(1)
        return self.v < other.v

    def __repr__(self):
        return f"K{self.v}"


print(sorted([K(3), K(1), K(2)]), len(calls) > 0)
print(sorted([3, 1, 2], key=lambda v: K(-v)))


def bad_key(v):
    raise ValueError("key failed")


for f in (
    lambda: sorted([1, 2], key=bad_key),
    lambda: sorted([1, "a", 2]),
    lambda: sorted([1j, 2j]),
    lambda: sorted(5),
    lambda: sorted([1], [2]),
    lambda: sorted([object(), object()]),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
lst = [3, 1, 2]
try:
    lst.sort(key=lambda v: 1 / (v - 2))
except ZeroDivisionError:
    print(sorted(lst))
lst = [5, 4, 3]


def changes(v):
    lst.append(v)
    return v


try:
    lst.sort(key=changes)
except ValueError as e:
    print(e)
