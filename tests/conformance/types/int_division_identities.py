# q * b + r == a for every mixture of sizes and signs; shifts as division; powers by squaring.
seed = 1


def noise(bits):
    global seed
    n = 0
    while n.bit_length() < bits:
        seed = (seed * 6364136223846793005 + 1442695040888963407) & (1 << 64) - 1
        n = n << 32 | seed >> 32
    return n >> (n.bit_length() - bits)


checks = 0
total = 0
for abits in (5, 29, 31, 60, 63, 64, 65, 100, 190, 400, 1000):
    for bbits in (1, 3, 30, 32, 62, 64, 96, 128, 300):
        a, b = noise(abits), noise(bbits)
        for x in (a, -a):
            for y in (b, -b):
                q, r = divmod(x, y)
                assert x == q * y + r and abs(r) < abs(y) and (r == 0 or (r > 0) == (y > 0))
                assert (x // y, x % y) == (q, r)
                checks += 1
        assert (a * b) // b == a and (a * b) % b == 0 and (a + b) - b == a and (a - b) + b == a
        assert a >> 7 == a // 128 and -a >> 7 == -a // 128 and a << 13 == a * 8192
        assert (a ^ b) ^ b == a and (a & b) + (a | b) == a + b and ~a == -a - 1 and (-a & b) == ((1 << 2000) - a & b)
        total ^= a * b + q - r
print(checks)
print(total % 1000000007)
x = noise(200)
assert x ** 5 == x * x * x * x * x and pow(x, 5, 1009) == x ** 5 % 1009 and (x + 1) ** 2 == x * x + 2 * x + 1
print(x % 97, pow(x, x, 101), (x ** 3).bit_length())
