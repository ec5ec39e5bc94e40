#!/usr/bin/python3
"""Compares core/numeric with CPython on random cases.

usage: numeric_cross_check.py [PROBE] [--cases N] [--seed S] [--only NAME]

PROBE is the built numeric_probe. Each generator yields (question, expected answer); N cases of each are asked.
"""
import argparse
import os
import random
import struct
import subprocess
import sys


def natural(rng, limit=4000):
    """A number of random length, often with long runs of ones and zeros, where carries go wrong."""
    bits = rng.choice([rng.randrange(1, 70), rng.randrange(1, 400), rng.randrange(1, limit)])
    kind = rng.randrange(5)
    if kind == 0:
        return rng.getrandbits(bits)
    if kind == 1:
        return (1 << bits) - rng.choice([0, 1, 2])
    if kind == 2:
        value = 0
        while value.bit_length() < bits:
            run = rng.randrange(1, 80)
            value = value << run | (rng.choice([0, (1 << run) - 1]))
            if not value:
                value = 1
        return value
    if kind == 3:
        return rng.getrandbits(bits) << rng.randrange(100)
    return rng.choice([0, 1, 2, 3, 2**32 - 1, 2**32, 2**64 - 1, 2**64, 10**9, 10**18])


def integer(rng, limit=4000):
    return natural(rng, limit) * rng.choice([1, -1])


def near(rng, value):
    """Either unrelated or close to value."""
    return rng.choice([integer(rng), value, -value, value + 1, value - 1])


def digits(value, base):
    letters = ''
    magnitude = abs(value)
    while magnitude:
        magnitude, low = divmod(magnitude, base)
        letters = '0123456789abcdefghijklmnopqrstuvwxyz'[low] + letters
    return ('-' if value < 0 else '') + (letters or '0')


def bits_of(value, width=8):
    return '%x' % int.from_bytes(struct.pack('<d' if width == 8 else '<f', value), 'little')


def single(value):
    """int -> binary32, rounded once."""
    if not value:
        return 0.0
    shift = max(value.bit_length() - 24, 0)
    quotient, rest = divmod(value, 1 << shift)
    half = 1 << shift >> 1
    if shift and (rest > half or rest == half and quotient & 1):
        quotient += 1
    return quotient * 2.0**shift if quotient << shift < 2**128 else float('inf')


def double(compute):
    try:
        return compute()
    except OverflowError:
        return float('inf')


def any_double(rng):
    kind = rng.randrange(6)
    if kind == 0:
        return struct.unpack('<d', rng.randbytes(8))[0]
    if kind == 1:
        return rng.random() * 10 ** rng.randrange(-5, 20)
    if kind == 2:
        return float(rng.randrange(-10**6, 10**6)) / 10 ** rng.randrange(0, 7)
    if kind == 3:
        return rng.choice([-1, 1]) * 2.0 ** rng.randrange(-1074, 1024)
    if kind == 4:
        return float(rng.getrandbits(rng.randrange(1, 80)))
    return rng.choice([0.0, -0.0, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, float('inf'), 1e23, 9007199254740993.0])


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


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('probe', nargs='?', default=os.environ.get('ADDER_BUILD', 'build/release') + '/unit/numeric_probe')
    parser.add_argument('--cases', type=int, default=500)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--only')
    options = parser.parse_args()
    if hasattr(sys, 'set_int_max_str_digits'):
        sys.set_int_max_str_digits(0)
    if not os.path.exists(options.probe):
        print(f'{options.probe} is not built')
        return 77
    passed = failed = 0
    for name, generate in sorted(globals().items()):
        if not name.startswith('case_') or options.only and name != 'case_' + options.only:
            continue
        rng = random.Random(f'{options.seed} {name}')
        cases = [generate(rng) for _ in range(options.cases)]
        run = subprocess.run([options.probe], input='\n'.join(question for question, _ in cases) + '\n', text=True,
                             stdout=subprocess.PIPE)
        answers = run.stdout.split('\n')
        wrong = [(question, expected, answer) for (question, expected), answer in zip(cases, answers) if answer != expected]
        if run.returncode or len(answers) != len(cases) + 1:
            wrong.append((cases[len(answers) - 1][0], 'an answer', f'exit status {run.returncode}'))
        print(f'{name[5:]}: {len(cases)} cases, {len(wrong)} wrong')
        for question, expected, answer in wrong[:3]:
            print(f'  {question}\n    expected {expected}\n    got      {answer}')
        failed += min(len(wrong), len(cases))
        passed += len(cases) - min(len(wrong), len(cases))
    print(f'{passed} passed, {failed} failed, 0 skipped')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
