"""Integer cases for numeric_cross_check.py: each gives (question, answer by CPython)."""

import math

from numeric_values import any_double, bits_of, double, integer, natural, near, single


def digits(value, base):
    letters = ''
    magnitude = abs(value)
    while magnitude:
        magnitude, low = divmod(magnitude, base)
        letters = '0123456789abcdefghijklmnopqrstuvwxyz'[low] + letters
    return ('-' if value < 0 else '') + (letters or '0')


def case_add(rng):
    a = integer(rng)
    b = near(rng, a)
    return f'add {a:x} {b:x}', f'{a + b:x}'


def case_multiply(rng):
    a, b = integer(rng), integer(rng)
    if rng.randrange(4) == 0:
        a, b = integer(rng, 60000), integer(rng, 60000)
    return f'multiply {a:x} {b:x}', f'{a * b:x}'


def case_divide(rng):
    a, b = integer(rng), integer(rng, rng.choice([100, 4000])) or 1
    if rng.randrange(2):
        a = a * b + rng.choice([0, 1, -1])
    quotient, remainder = divmod(a, b)
    return f'divide {a:x} {b:x}', f'{quotient:x} {remainder:x}'


def case_shift(rng):
    a, n = integer(rng), rng.choice([0, 1, 31, 32, 33, 64, rng.randrange(5000)])
    return f'shift {a:x} {n}', f'{a << n:x} {a >> n:x}'


def case_bitwise(rng):
    a = integer(rng)
    b = near(rng, a)
    return f'bitwise {a:x} {b:x}', f'{a & b:x} {a | b:x} {a ^ b:x} {~a:x}'


def case_bits(rng):
    a = integer(rng)
    return f'bits {a:x}', f'{a.bit_length()} {a.bit_count()}'


def case_power(rng):
    a = natural(rng, 200)
    n = rng.choice([0, 1, 2, 3, rng.randrange(300)])
    if a.bit_length() < 2:
        n = rng.choice([n, 2**60])
    return f'power {a:x} {n}', f'{a**n:x}'


def case_power_modulo(rng):
    a, n, m = natural(rng, 900), natural(rng, 300) >> rng.randrange(300), natural(rng, 900) or 1
    return f'power_modulo {a:x} {n:x} {m:x}', f'{pow(a, n, m):x}'


def case_theory(rng):
    a, b = natural(rng, 1500), natural(rng, 1500)
    if rng.randrange(3) == 0:
        common = natural(rng, 300)
        a, b = a * common, b * common
    if rng.randrange(4) == 0:
        a = a * a + rng.choice([0, 1, -1]) if a else 0
    answer = f'{math.gcd(a, b):x} {math.isqrt(a):x}'
    if b:
        answer += f' {pow(a, -1, b):x}' if math.gcd(a, b) == 1 else ' none'
    return f'theory {a:x} {b:x}', answer


def case_base(rng):
    a, base = integer(rng), rng.choice([10, 10, 2, 8, 16, 32, rng.randrange(2, 37)])
    return f'base {a:x} {base}', f'{digits(a, base)} {a:x}'


def case_bytes(rng):
    a = integer(rng, 300)
    size, is_signed = max(int(a == -1), (a.bit_length() + rng.randrange(-8, 17)) // 8), rng.choice([True, False])
    try:
        answer = ''.join(f'{a.to_bytes(size, order, signed=is_signed).hex()} {a:x} ' for order in ('little', 'big'))
    except OverflowError as error:
        answer = 'negative' if 'negative' in str(error) else 'big'
    return f'bytes {a:x} {size} {"signed" if is_signed else "unsigned"}', answer


def case_floats(rng):
    a, b = natural(rng, 1200), natural(rng, 1200)
    if rng.randrange(3) == 0:  # halfway between two floats, or nearly
        a = (rng.getrandbits(rng.choice([25, 54])) | 1) << rng.randrange(1000)
        a += rng.choice([0, 1, -1])
    if rng.randrange(3) == 0:
        a *= b
    answer = f'{bits_of(double(lambda: float(a)))} {bits_of(single(a), 4)}'
    if b:
        answer += ' ' + bits_of(double(lambda: a / b))
    return f'floats {a:x} {b:x}', answer


def case_float_compare(rng):
    a, f = integer(rng, 1100), any_double(rng)
    if f != f:
        f = 1.5
    if rng.randrange(2) and abs(f) < 1e308:
        a = int(f) + rng.choice([0, 0, 1, -1])
    answer = str((a > f) - (a < f))
    if abs(f) < float('inf'):
        answer += f' {int(f):x}'
    return f'float_compare {a:x} {bits_of(f)}', answer
