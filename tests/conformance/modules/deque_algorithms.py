# deque in algorithms: sliding maximum, breadth first, rotation puzzles, bounded history.
from collections import deque


def sliding_max(values, k):
    d = deque()
    out = []
    for i, v in enumerate(values):
        while d and values[d[-1]] <= v:
            d.pop()
        d.append(i)
        if d[0] <= i - k:
            d.popleft()
        if i >= k - 1:
            out.append(values[d[0]])
    return out


def josephus(n, k):
    d = deque(range(1, n + 1))
    out = []
    while d:
        d.rotate(1 - k)
        out.append(d.popleft())
    return out


def shortest(grid, start, end):
    queue = deque([(start, 0)])
    seen = {start}
    while queue:
        (x, y), n = queue.popleft()
        if (x, y) == end:
            return n
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            p = x + dx, y + dy
            if 0 <= p[1] < len(grid) and 0 <= p[0] < len(grid[0]) and grid[p[1]][p[0]] != "#" and p not in seen:
                seen.add(p)
                queue.append((p, n + 1))


print(
    sliding_max([1, 3, -1, -3, 5, 3, 6, 7], 3),
    josephus(7, 3),
    shortest(["..#.", ".##.", "....", "#.#."], (0, 0), (3, 0)),
    shortest([".#.", "##."], (0, 0), (2, 0)),
)
history = deque(maxlen=3)
for word in "a b c d e".split():
    history.append(word)
print(history, list(history), history[0], history[-1], len(history), history.maxlen)
d = deque(range(5))
for _ in range(12):
    d.rotate(1)
    d.append(d.popleft() * 2 % 7)
print(d, sum(d), max(d), sorted(d), d.index(max(d)), [d[i] for i in (0, -1, 2)])
d = deque()
for i in range(3000):
    d.append(i)
    if i % 3 == 0:
        d.popleft()
print(len(d), d[0], d[-1], d[len(d) // 2])
stack = deque("([{}])")
pairs = 0
while len(stack) > 1 and stack[0] + stack[-1] in ("()", "[]", "{}"):
    stack.popleft(), stack.pop()
    pairs += 1
print(pairs, stack, deque([1, 2, 3]) == deque([1, 2, 3]), deque(reversed(deque("abc"))), deque([[1], [2]])[1])
