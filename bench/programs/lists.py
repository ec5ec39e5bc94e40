"""Lists: append, index, slice, insert, pop, comprehension, reverse, in."""


def main():
    total = 0
    for round in range(50):
        xs = []
        for i in range(3000):
            xs.append(i * 7 % 1000)
        ys = [x + 1 for x in xs if x & 1]
        for i in range(len(xs)):
            xs[i] = xs[i] + round
        zs = xs[100:900] + ys[::2]
        zs.reverse()
        for i in range(100):
            zs.insert(i, i)
            total += zs.pop()
        while len(zs) > 600:
            total += zs.pop()
        total += sum(zs) + zs[5] + zs.index(zs[300]) + zs.count(7)
        rows = [[0] * 20 for _ in range(20)]
        for y in range(20):
            row = rows[y]
            for x in range(20):
                row[x] = x * y
        total += sum(map(sum, rows))
        total += 999 in zs
    return total
