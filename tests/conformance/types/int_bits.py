# int: and, or, xor, shifts, invert on small, large and negative values.
values = [
    0,
    1,
    -1,
    5,
    -6,
    0xFF,
    -0x100,
    2**31 - 1,
    -(2**31),
    2**62,
    -(2**63),
    2**64 - 1,
    2**100 + 12345,
    -(2**100) - 999,
]
for a in values:
    print(a, [a & b for b in values[3:8]], [a | b for b in values[8:11]], [a ^ b for b in values[10:]])
for a in values:
    print([a << n for n in (0, 1, 31, 65)], [a >> n for n in (0, 1, 7, 33, 64, 200)], ~a)
print(1 << 200 >> 199, -1 >> 1000, -5 >> 1, 5 >> 100, 0 << 1000)
for f in (lambda: 1 << -1, lambda: 1 >> -1, lambda: 1 << 1.0, lambda: 1 & 1.5, lambda: "a" | 1):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(True & 1, True | False, True ^ True, type(True & True).__name__, type(True & 1).__name__)
x = 0
for i in range(100):
    x |= 1 << i * 3
print(x, bin(x).count("1"))
