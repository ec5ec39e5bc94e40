"""Sets: membership, algebra, a search over a graph of states."""


def reachable(start, limit):
    seen = {start}
    frontier = [start]
    while frontier:
        after = []
        for n in frontier:
            for m in (n * 2 % limit, n + 7, n // 3):
                if m < limit and m not in seen:
                    seen.add(m)
                    after.append(m)
        frontier = after
    return seen


def main():
    total = len(reachable(1, 20000))
    a = set(range(0, 6000, 2))
    b = set(range(0, 6000, 3))
    for _ in range(15):
        total += len(a & b) + len(a | b) + len(a - b) + len(a ^ b)
        total += a.isdisjoint(b) + (a <= b)
    letters = set()
    for i in range(20000):
        letters.add(i * i % 1009)
        if i % 5 == 0:
            letters.discard(i % 1009)
    unique = {(x % 17, x % 13) for x in range(8000)}
    return total + len(letters) + len(unique) + sum(letters)
