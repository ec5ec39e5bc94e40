# A hot loop whose small integers become big and small again.
def grow(n):
    x = 1
    for i in range(n):
        x = x * 3 + i
    return x


def shrink(x):
    steps = 0
    while x:
        x //= 7
        steps += 1
    return steps


def boundary(start, count):
    out = []
    x = start
    for _ in range(count):
        out.append(x)
        x += 1
    return out


for n in (5, 20, 40, 60, 200):
    x = grow(n)
    print(x, shrink(x))
for bits in (29, 30, 31, 61, 62, 63, 64):
    print(boundary((1 << bits) - 2, 4), boundary(-(1 << bits) - 2, 4))
    print(
        [
            (1 << bits) - 1 - (-1),
            -(1 << bits) - 1,
            (1 << bits) * 2,
            (1 << bits) * -1,
            -(-(1 << bits)),
            (1 << bits) // -1,
            abs(-(1 << bits)),
        ]
    )
total = 0
for i in range(1000):
    total += i << (i % 70)
print(total)
x = 2**61
for _ in range(100):
    x = x + 1 if x & 1 else x - 1
print(x)
