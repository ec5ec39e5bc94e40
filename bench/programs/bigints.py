"""Big integers: digits of pi, Fibonacci, factorial, modular power, conversion to text."""


def pi_digits(count):
    digits = []
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    while len(digits) < count:
        if 4 * q + r - t < n * t:
            digits.append(str(n))
            q, r, n = 10 * q, 10 * (r - n * t), 10 * (3 * q + r) // t - 10 * n
        else:
            q, r, t, k, n, l = q * k, (2 * q + r) * l, t * l, k + 1, (q * (7 * k + 2) + r * l) // (t * l), l + 2
    return "".join(digits)


def main():
    pi = pi_digits(700)
    a, b = 0, 1
    for _ in range(8000):
        a, b = b, a + b
    factorial = 1
    for i in range(2, 1500):
        factorial *= i
    power = pow(3, 2 ** 200 + 12345, 2 ** 521 - 1)
    return pi[-10:], a % 1000000007, len(str(factorial)), power % 1000003, factorial % (2 ** 127 - 1) % 999983
