"""Float and text cases for numeric_cross_check.py: each gives (question, answer by CPython or by exact fractions).

A trailing 8 or 4 is the float's width in bytes.
"""

import struct
from fractions import Fraction

from numeric_values import any_double, bits_of


def to_single(exact):
    """The exact number, rounded once to binary32, ties to even."""
    if exact < 0:
        return -to_single(-exact)
    if not exact:
        return 0.0
    exponent = exact.numerator.bit_length() - exact.denominator.bit_length() - 25
    while exact >= Fraction(2) ** (exponent + 24):
        exponent += 1
    exponent = max(exponent, -149)
    rounded = round(exact / Fraction(2) ** exponent) * Fraction(2) ** exponent
    return float('inf') if rounded >= 2**128 else float(rounded)


def any_single(rng):
    if rng.randrange(2):
        return struct.unpack('<f', rng.randbytes(4))[0]
    value = any_double(rng)
    return value if value != value or abs(value) == float('inf') else to_single(Fraction(abs(value)))


def finite(value, instead):
    return value if value == value and abs(value) != float('inf') else instead


def shortest_single(value):
    """(digits, point) of a positive binary32 value, by trying every length."""
    exact = Fraction(value)
    bits = struct.unpack('<I', struct.pack('<f', value))[0]
    below, above = (
        Fraction(struct.unpack('<f', struct.pack('<I', b))[0]) if b < 0x7F800000 else Fraction(2**128)
        for b in (bits - 1, bits + 1)
    )
    low, high = (exact + below) / 2, (exact + above) / 2
    inside = (lambda x: low <= x <= high) if bits % 2 == 0 else (lambda x: low < x < high)
    point = -60
    while Fraction(10) ** point <= exact:
        point += 1
    for length in range(1, 10):
        unit = Fraction(10) ** (point - length)
        found = [(abs(n * unit - exact), n & 1, n) for n in (exact // unit, exact // unit + 1) if inside(n * unit)]
        if found:
            n = min(found)[2]
            return str(n).rstrip('0'), point + (len(str(n)) - length)
    raise AssertionError(value)


def layout(digits, point):
    """The rules of repr(float)."""
    if not -4 < point <= 16:
        return digits[0] + ('.' + digits[1:] if digits[1:] else '') + 'e%+03d' % (point - 1)
    if point <= 0:
        return '0.' + '0' * -point + digits
    if len(digits) <= point:
        return digits + '0' * (point - len(digits)) + '.0'
    return digits[:point] + '.' + digits[point:]


def case_repr8(rng):
    f = any_double(rng)
    return f'repr8 {bits_of(f)}', repr(f)


def case_repr4(rng):
    f = any_single(rng)
    if f == 0 or finite(f, None) is None:
        return f'repr4 {bits_of(f, 4)}', repr(f)
    return f'repr4 {bits_of(f, 4)}', '-' * (f < 0) + layout(*shortest_single(abs(f)))


def exact_case(rng, f, width):
    f = finite(f, 0.5)
    if rng.randrange(2):
        what, count = 'significant', rng.choice([1, 2, 6, 17, rng.randrange(1, 60), rng.randrange(1, 800)])
        mantissa, exponent = ('%.*e' % (count - 1, abs(f))).split('e')
        digits, point = mantissa.replace('.', '').rstrip('0'), int(exponent) + 1
    else:
        what, count = 'after', rng.choice([0, 1, 2, 6, rng.randrange(40), rng.randrange(1100)])
        whole, _, fraction = ('%.*f' % (count, abs(f))).partition('.')
        text = (whole + fraction).lstrip('0')
        digits, point = text.rstrip('0'), len(text) - len(fraction)
    return f'digits{width} {bits_of(f, width)} {what} {count}', f'{digits} {point if digits else 1}'


def case_digits8(rng):
    f = any_double(rng)
    if rng.randrange(3) == 0:
        f = rng.randrange(2000) / 2 ** rng.randrange(12)  # ties to round
    return exact_case(rng, f, 8)


def case_digits4(rng):
    return exact_case(rng, any_single(rng), 4)


ODD_TEXTS = [
    '',
    '.',
    'e5',
    '1e',
    '1e+',
    '+-1',
    '1.2.3',
    'nan',
    '-inf',
    'Infinity',
    'infinit',
    '0x1',
    '.5',
    '5.',
    '-.0',
    '00012',
    '1e99999999999999999999',
    '0e99999',
    '1e-99999999999999999999',
    '0.' + '0' * 400 + '1e400',
    '1' + '0' * 400 + 'e-400',
    '.e1',
    '++1',
    '1e1.0',
    'i',
    'infinityy',
    '1e+-5',
    '2.5E+03',
    '1\x00',
    'e',
    '-',
]


def near_a_middle(rng, f):
    """The decimal expansion of a point between two floats of either width, or a hair beside it."""
    exact = Fraction(f)
    size = exact.numerator.bit_length() - exact.denominator.bit_length()
    middle = exact + Fraction(2) ** (size - rng.choice([53, 54, 55, 24, 25, 26]))
    places = 0
    while middle.denominator != 1:
        middle *= 10
        places += 1
    n = int(middle)
    change = rng.randrange(4)
    if change == 0:
        n += rng.choice([1, -1])
    elif change == 1:
        extra = rng.choice([30, 900])
        n, places = n * 10**extra + rng.choice([1, -1]), places + extra
    if rng.randrange(2):
        return f'{n}e-{places}'
    text = str(n)
    return f'{text[:1]}.{text[1:]}e{len(text) - 1 - places}'


def decimal_text(rng, f):
    kind = rng.randrange(6)
    if kind == 0:
        return repr(f)
    if kind == 1:
        return '%.*e' % (rng.randrange(0, 30), f)
    if kind == 2:
        text = ''.join(rng.choice('0123456789') for _ in range(rng.randrange(1, 40)))
        if rng.randrange(2):
            at = rng.randrange(len(text) + 1)
            text = text[:at] + '.' + text[at:]
        return text + rng.choice(['', f'e{rng.randrange(-350, 330)}', f'E{rng.randrange(-60, 45)}'])
    if kind == 3:
        return rng.choice(ODD_TEXTS)
    return near_a_middle(rng, abs(f))


def parse_case(rng, f, width):
    text = rng.choice(['', '', '+', '-']) + decimal_text(rng, finite(abs(f), 0.1))
    try:
        value = float(text)
    except ValueError:
        return f'parse{width} {text}', 'invalid'
    if width == 4 and value == value and text.strip('+-')[0] in '.0123456789':
        mantissa, _, exponent = text.lower().partition('e')
        exact = (
            Fraction(0)
            if not mantissa.strip('+-.0')
            else (Fraction(mantissa) * Fraction(10) ** max(min(int(exponent or 0), 2500), -2500))
        )
        value = to_single(abs(exact)) * (-1 if text[0] == '-' else 1)
    return f'parse{width} {text}', bits_of(value, width)


def case_parse8(rng):
    return parse_case(rng, any_double(rng), 8)


def case_parse4(rng):
    return parse_case(rng, any_single(rng), 4)


def case_hex8(rng):
    f = any_double(rng)
    return f'hex8 {bits_of(f)}', f.hex()


def case_hex4(rng):
    f = any_single(rng)
    text = f.hex()
    if f and finite(f, 0):
        mantissa, exponent = text.split('p')
        text = f'{mantissa[:mantissa.index(".") + 7]}p{exponent}'
        if abs(f) < 2.0**-126:
            text = '-' * (f < 0) + '0x0.%06xp-126' % (int(abs(f) * 2.0**149) * 2)
    return f'hex4 {bits_of(f, 4)}', text


def case_parse_hex8(rng):
    digits = '%x' % rng.getrandbits(rng.choice([4, 53, 54, 60, 64, 90]))
    if rng.randrange(3) == 0:
        digits = '%x' % ((rng.getrandbits(53) << 1 | 1) << rng.randrange(20))
    at = rng.randrange(len(digits) + 1)
    text = rng.choice(['0x', '0X', '', '-0x', '+']) + digits[:at] + rng.choice(['.', '']) + digits[at:]
    text += rng.choice(
        ['', f'p{rng.randrange(-1150, 1080)}', f'P+{rng.randrange(30)}', 'p', 'q', 'p-99999999999999999999']
    )
    if rng.randrange(10) == 0:
        text = rng.choice(
            ['0x', '.', '0x.p1', 'inf', '-nan', '-Infinity', '0x0p0', '-0x0p99999999999', '1p+-1', '0x-1']
        )
    try:
        return f'parse_hex8 {text}', bits_of(float.fromhex(text))
    except ValueError:
        return f'parse_hex8 {text}', 'invalid'
    except OverflowError:
        return f'parse_hex8 {text}', 'too large'
