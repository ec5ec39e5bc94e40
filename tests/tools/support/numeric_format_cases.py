"""Format, hash and random cases for numeric_cross_check.py: each gives (question, answer by CPython)."""

import random

from numeric_values import any_double, bits_of, integer, natural


def any_spec(rng, types):
    """A format specification, mostly valid."""
    spec = rng.choice(['', '', '<', '>', '=', '^', '*<', '0=', 'é>', '0^', '\U0001f600=', '_<', '{^'])
    spec += rng.choice(['', '', '', '+', '-', ' '])
    spec += rng.choice(['', '', '', '', 'z'])
    spec += rng.choice(['', '', '', '#'])
    spec += rng.choice(['', '', '0'])
    spec += rng.choice(['', '', str(rng.randrange(40)), str(rng.randrange(10))])
    spec += rng.choice(['', '', '', ',', '_', ',_', '_,', ',,'])
    spec += rng.choice(['', '', f'.{rng.randrange(8)}', f'.{rng.randrange(30)}', '.'])
    spec += rng.choice(types + types + types + 'dexXfsqcnbo%') if rng.randrange(5) else ''
    if rng.randrange(40) == 0:
        spec += rng.choice(['é', '\n', 'xx', '99999999999999999999', '.2147483648f', '\x7f', '\U0001f600'])
    return spec


def hexadecimal(text):
    return text.encode().hex() or '-'


def asked(operation, operands, value, spec):
    try:
        answer = format(value, spec).encode().hex()
    except (ValueError, OverflowError) as error:
        message = str(error)
        if message == 'Python int too large to convert to C long':  # what does not fit an int64 is the caller's
            message = '%c arg not in range(0x110000)'
        answer = f'{type(error).__name__} {message.encode().hex()}'
    return f'{operation} {operands} {hexadecimal(spec)}', answer


def rounder(rng):
    """Floats whose digits are few, or ties at some precision."""
    return rng.choice(
        [
            any_double(rng),
            any_double(rng),
            rng.randrange(-(10**6), 10**6) / 8,
            rng.randrange(-999, 999) / 1e5,
            float(rng.randrange(-(10**9), 10**9)),
            10.0 ** rng.randrange(-8, 20),
            float('nan'),
        ]
    )


def case_format_float(rng):
    f = rounder(rng)
    return asked('format_float', bits_of(f), f, any_spec(rng, 'eEfFgGn%'))


def case_format_complex(rng):
    z = complex(rng.choice([0.0, -0.0, rounder(rng), rounder(rng)]), rounder(rng))
    return asked('format_complex', f'{bits_of(z.real)} {bits_of(z.imag)}', z, any_spec(rng, 'eEfFgGn'))


def case_format_int(rng):
    a = rng.choice([integer(rng, 300), rng.randrange(-10, 300), rng.randrange(-(2**63), 2**63)])
    spec = any_spec(rng, 'bcdnoxX') or 'd'
    if rng.randrange(3):
        spec = spec.replace('z', '').split('.')[0]
    return asked('format_int', f'{a:x}', a, spec or 'd')


def case_format_text(rng):
    text = ''.join(rng.choice('aé中\U0001f600') for _ in range(rng.randrange(1, 9)))
    spec = any_spec(rng, 's')
    if rng.randrange(2):
        spec = ''.join(c for c in spec if c not in '+- z#,_=')
    return asked('format_text', hexadecimal(text), text, spec)


def hash31(value):
    """The numeric hash of a 32-bit machine, by its definition."""
    if abs(value) == float('inf'):
        return 314159 if value > 0 else -314159
    modulus = 2**31 - 1
    numerator, denominator = value.as_integer_ratio()
    result = abs(numerator) * pow(denominator, -1, modulus) % modulus
    result = -result if value < 0 else result
    return -2 if result == -1 else result


def case_hash_int(rng):
    modulus = rng.choice([2**61 - 1, 2**31 - 1])
    a = rng.choice([integer(rng), rng.choice([1, -1]) * modulus * rng.randrange(5) + rng.randrange(-2, 3)])
    return f'hash_int {a:x}', f'{hash(a)} {hash31(a)}'


def case_hash_float(rng):
    f = any_double(rng)
    if f != f:
        f = -1.0
    return f'hash_float {bits_of(f)}', f'{hash(f)} {hash31(f)}'


def case_random(rng):
    seed = natural(rng, 30000)
    generator = random.Random(seed)
    answer = [generator.getrandbits(bits) for bits in (1, 32, 33, 64, 7)]
    answer += ['%x' % generator.getrandbits(130), generator.randrange(1000)]
    for _ in range(1000):
        generator.getrandbits(32)
    answer.append(bits_of(generator.random()))
    return f'random {seed:x}', ' '.join(map(str, answer))
