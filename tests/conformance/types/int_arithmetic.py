# int: operators on small and large values, signs of division and modulo, powers.
values = [
    0,
    1,
    -1,
    2,
    7,
    -7,
    13,
    255,
    -256,
    2**29,
    -(2**29),
    2**30 - 1,
    2**31,
    -(2**31),
    2**61,
    2**62,
    -(2**62),
    2**63 - 1,
    2**64,
    -(2**64) + 1,
    10**30,
    -(10**30) + 7,
]
total = 0
for a in values:
    row = []
    for b in values:
        row.append((a + b, a - b, a * b))
        if b:
            q, r = divmod(a, b)
            assert q * b + r == a and (r == 0 or (r < 0) == (b < 0)) and q == a // b and r == a % b
    total ^= hash(str(row)) & 0
    print(a, [s for s, _, _ in row[::5]], [d for _, d, _ in row[1::6]], [p for _, _, p in row[2::6]])
for a, b in ((7, 2), (-7, 2), (7, -2), (-7, -2), (10**20, 7), (-(10**20), 7), (10**20, -(10**9)), (6, 3), (-6, 3)):
    print(a, b, a // b, a % b, divmod(a, b))
print(2**10, (-2) ** 3, 2**100, (-3) ** 41, 0**0, 5**0, 10**18, 2**-2, (-2) ** -1)
print(-(5**2), abs(-(2**70)), -(-(2**70)), +5, ~5, ~-6, ~(2**70))
for f in (lambda: 1 // 0, lambda: 1 % 0, lambda: 10**30 // 0, lambda: divmod(1, 0), lambda: 0**-1, lambda: 1 / 0):
    try:
        f()
    except ZeroDivisionError as e:
        print(e)
