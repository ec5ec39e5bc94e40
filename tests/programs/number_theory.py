# single: differs
"""Numbers: big ints (RSA, digits of pi, Collatz, primality), complex (FFT, Mandelbrot), fractions, floats and rounding."""
import cmath
import math
from fractions import Fraction


def egcd(a, b):
    x0, x1, y0, y1 = 1, 0, 0, 1
    while b:
        q, a, b = a // b, b, a % b
        x0, x1, y0, y1 = x1, x0 - q * x1, y1, y0 - q * y1
    return a, x0, y0


def is_prime(n, bases=(2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37)):
    if n < 2:
        return False
    for p in bases:
        if n % p == 0:
            return n == p
    d, s = n - 1, 0
    while d % 2 == 0:
        d, s = d // 2, s + 1
    for a in bases:
        x = pow(a, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def next_prime(n):
    while not is_prime(n):
        n += 1
    return n


def rsa():
    p, q = next_prime(10**40 + 12345), next_prime(3 * 10**41)
    n, phi, e = p * q, (p - 1) * (q - 1), 65537
    d = pow(e, -1, phi)
    m = int.from_bytes(b"attack at dawn", "big")
    c = pow(m, e, n)
    back = pow(c, d, n)
    print(p, q, c, back.to_bytes((back.bit_length() + 7) // 8, "big"), egcd(e, phi)[0], sep="\n")


def pi_digits():
    q, r, t, k, m, x = 1, 0, 1, 1, 3, 3
    while True:
        if 4 * q + r - t < m * t:
            yield m
            q, r, m = 10 * q, 10 * (r - m * t), (10 * (3 * q + r)) // t - 10 * m
        else:
            q, r, t, k, m, x = q * k, (2 * q + r) * x, t * x, k + 1, (q * (7 * k + 2) + r * x) // (t * x), x + 2


def fft(a):
    n = len(a)
    if n == 1:
        return a
    even, odd = fft(a[::2]), fft(a[1::2])
    t = [cmath.exp(-2j * cmath.pi * k / n) * odd[k] for k in range(n // 2)]
    return [even[k] + t[k] for k in range(n // 2)] + [even[k] - t[k] for k in range(n // 2)]


def mandel(w=64, h=20):
    for row in range(h):
        line = ""
        for col in range(w):
            z, c = 0j, complex(-2.2 + 3.2 * col / w, -1.2 + 2.4 * row / h)
            for i in range(40):
                z = z * z + c
                if abs(z) > 2:
                    break
            line += " .:-=+*#%@"[min(i // 4, 9)]
        yield line.rstrip()


rsa()
gen = pi_digits()
print("".join(str(next(gen)) for _ in range(120)))
print(math.factorial(50), 2**200, -7 // 2, -7 % 3, divmod(-17, 5), 17 ** -1, (-8) ** (1 / 3), 10**20 // 7, 1 << 100 >> 98, ~5, 0b1010 | 0x0F ^ 0o17)
print(int("zz", 36), int("-0b101", 0), hex(-255), f"{10**30:,}", f"{2**64:_x}", round(12345, -2), round(2.5), round(-3.5), round(2.675, 2), (12345678901234567890).bit_length())
print(int(1e20), float(10**25), 10**25 == 1e25, math.isqrt(10**31), math.comb(40, 20), math.perm(10, 3), math.gcd(84, 36, 120), math.lcm(4, 6, 10), hash(2**61), 7.0 // 2, -7.5 % 2, math.fmod(-7.5, 2))
x = fft([1, 2, 3, 4, 0, 0, 0, 0])
print([f"{v:.4f}" for v in x], sum(abs(v) ** 2 for v in x))
print("\n".join(mandel()))
z = 3 - 4j
print(z, abs(z), z.conjugate(), z.real, z.imag, z**2, z / (1 + 1j), -z, complex("1+2j"), complex(0, -0.0), z == 3 - 4j, cmath.sqrt(-1), cmath.phase(-1), cmath.polar(1j), cmath.rect(2, 0), 1j**2, repr(1e3 + 0.5j), f"{z:.2f}", bool(0j))
for f in (0.1 + 0.2, 1e16, 1e-5, 123456789.123456789, 1e22, 1e23, 5e-324, 1.7976931348623157e308, -0.0, float("inf"), float("nan"), 100.0, 1 / 3, 2**53 + 1.0):
    print(f, repr(f), f"{f:.3g}", f"{f:e}", f"{f:10.2f}", str(f), f.hex())
print((0.1).as_integer_ratio(), (2.0).is_integer(), float.fromhex("0x1.8p3"), math.fsum([0.1] * 10), sum([0.1] * 10), math.nextafter(1, 2), math.ulp(1.0), math.copysign(1, -0.0), math.frexp(10), math.ldexp(0.5, 4), math.modf(-3.25), math.trunc(-2.7), math.ceil(2.1), math.floor(-2.1), math.hypot(3, 4, 12), math.dist((0, 0), (3, 4)), math.prod([2, 3.5]), math.log(8, 2), math.log2(10), math.log10(1000), math.log1p(1e-10), math.expm1(1e-10), math.degrees(math.pi), math.atan2(-1, -1), math.gamma(5.5), math.erf(0.5))
h = Fraction(0)
for i in range(1, 15):
    h += Fraction(1, i)
print(h, float(h), Fraction("3.14159").limit_denominator(100), Fraction(1, 3) + 1, Fraction(3, 4) ** 3)
steps = {1: 0}


def collatz(n):
    path = []
    while n not in steps:
        path.append(n)
        n = 3 * n + 1 if n & 1 else n // 2
    base = steps[n]
    for i, v in enumerate(reversed(path), 1):
        steps[v] = base + i
    return steps[path[0]] if path else base


print(max(range(1, 3000), key=collatz), collatz(27), [p for p in range(60) if is_prime(p)], is_prime(2**89 - 1), is_prime(2**91 - 1))
for bad in (lambda: 1 / 0, lambda: 1 % 0, lambda: 2.0 ** 10000, lambda: int("12x"), lambda: int(float("inf")), lambda: int(float("nan")), lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1), lambda: 1 << -1, lambda: float("abc"), lambda: complex("1+"), lambda: 1j < 2j, lambda: 5 // 0.0, lambda: 0 ** -1, lambda: divmod(1, 0), lambda: pow(2, -1, 4), lambda: math.exp(1000), lambda: int("9", 8), lambda: round("x"), lambda: "a" + 1, lambda: 1 + "a", lambda: [] + (), lambda: -"x", lambda: int([]), lambda: float(None), lambda: chr(-1), lambda: ord("ab"), lambda: bin(1.5), lambda: range(1, 2, 0), lambda: sum(["a"]), lambda: max([]), lambda: min(1), lambda: abs("x"), lambda: 10**400 / 3.0, lambda: math.comb(-1, 2), lambda: (1).to_bytes(0, "big"), lambda: (300).to_bytes(1, "big"), lambda: hex("a"), lambda: 3 @ 4):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
