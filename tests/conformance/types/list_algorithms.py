# Lists in algorithms: rotation, matrices, binary search, partitions, merging, stacks and queues, in-place edits.
def bisect(a, x):
    lo, hi = 0, len(a)
    while lo < hi:
        mid = (lo + hi) // 2
        if a[mid] < x:
            lo = mid + 1
        else:
            hi = mid
    return lo


def merge_sort(a):
    if len(a) < 2:
        return a
    m = len(a) // 2
    l, r = merge_sort(a[:m]), merge_sort(a[m:])
    out = []
    while l and r:
        out.append((l if l[0] <= r[0] else r).pop(0))
    return out + l + r


def permutations(a):
    if not a:
        return [[]]
    return [[x] + p for i, x in enumerate(a) for p in permutations(a[:i] + a[i + 1 :])]


def rotate(a, k):
    k %= len(a)
    a[:] = a[k:] + a[:k]
    return a


a = [5, 3, 8, 1, 9, 2]
print(
    merge_sort(a[:]),
    bisect([1, 3, 5], 4),
    bisect([], 1),
    permutations([1, 2, 3]),
    rotate([1, 2, 3, 4], 1),
    rotate([1, 2, 3], -1),
)
m = [[1, 2, 3], [4, 5, 6]]
print(
    list(zip(*m)),
    [list(r) for r in zip(*m[::-1])],
    [sum(c) for c in zip(*m)],
    sum(m, []),
    [[x * 2 for x in r] for r in m],
    m[1][::-1],
    [r[1] for r in m],
)
stack = []
for token in "3 4 + 2 * 7 -".split():
    if token.isdigit():
        stack.append(int(token))
    else:
        b, c = stack.pop(), stack.pop()
        stack.append({"+": c + b, "*": c * b, "-": c - b}[token])
print(stack)
primes = [n for n in range(2, 60) if all(n % p for p in range(2, int(n**0.5) + 1))]
print(primes, primes.index(31), primes[-3:], primes[::5], [b - a for a, b in zip(primes, primes[1:])][:8])
x = list(range(10))
x[2:5] = x[2:5][::-1]
x[::3] = [0] * len(x[::3])
del x[-2:]
x.insert(len(x) // 2, "mid")
x.extend(x[:2])
print(
    x,
    x.count(0),
    [i for i, v in enumerate(x) if v == 0],
    x.pop(x.index("mid")),
    len(x),
    x == x[:],
    sorted(x, reverse=True)[:3],
)
pascal = [[1]]
for _ in range(6):
    pascal.append([1] + [p + q for p, q in zip(pascal[-1], pascal[-1][1:])] + [1])
print(pascal[-1], [len(r) for r in pascal], sum(map(sum, pascal)))
seen, out = set(), []
for v in [3, 1, 3, 2, 1]:
    if v not in seen:
        seen.add(v)
        out.append(v)
print(
    out,
    [list(g) for g in ([1, 2], (3,), "ab", range(2))],
    [[0] * 2 for _ in range(2)] == [[0, 0], [0, 0]],
    [] + [[]] * 2,
)
