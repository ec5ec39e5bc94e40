"""Dictionaries: counting, grouping, nested, integer, string and tuple keys, deletion, iteration."""


def main():
    counts = {}
    for i in range(60000):
        key = i * i % 977
        counts[key] = counts.get(key, 0) + 1
    groups = {}
    for key, n in counts.items():
        groups.setdefault(n, []).append(key)
    names = {"k%d" % i: i for i in range(2000)}
    total = sum(len(v) * k for k, v in groups.items())
    for i in range(0, 2000, 3):
        del names["k%d" % i]
    for name, value in names.items():
        total += value
    grid = {}
    for y in range(120):
        for x in range(120):
            grid[x, y] = x ^ y
    for y in range(1, 119):
        for x in range(1, 119):
            total += grid[x - 1, y] + grid[x, y + 1]
    for i in range(20000):
        if i in counts:
            total += counts[i]
    while names:
        total += names.popitem()[1] & 1
    return total
