# Big integers: multiplication, division, factorial, Fibonacci, conversion, exactness.
def factorial(n):
    r = 1
    for i in range(2, n + 1):
        r *= i
    return r


f = factorial(200)
print(f)
print(f % (10**9 + 7), f // factorial(198), len(str(f)))
a, b = 0, 1
for _ in range(500):
    a, b = b, a + b
print(a)
x = 3**400
y = 7**300
print(x * y % 1000007, x // y, y % x == y, (x * y) // y == x, (x * y + 5) % y)
print(-x // y, -x % y, divmod(x, -y) == (-(x // y) - 1, x % y - y))
n = 2**1000
print(n, n - 1 & n, n.bit_length(), (n - 1).bit_length(), (-n).bit_length())
print(int(str(x)) == x, int(hex(x), 16) == x, int(bin(y), 2) == y)
print(pow(3, 1000, 10**9 + 9), pow(2, -1, 7), pow(10**20, 3, 10**15 + 37), pow(-3, 5, 7), pow(3, 5, -7), pow(5, 0, 1))


def isqrt(n):
    r = 1 << (n.bit_length() + 1) // 2
    while True:
        s = (r + n // r) // 2
        if s >= r:
            return r
        r = s


print(isqrt(2 * 10**120))
print(10**50 // 10**49, 10**50 - 10**50 + 1, (10**50) * 0, 10**50 > 10**49, -(10**50) < 10)
print(sum(10**i for i in range(40)), 10**40 == 10**40 + 0, hash(10**40) == hash(10**40))
