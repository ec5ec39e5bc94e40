"""Random numbers where algorithms go wrong, and float bits as text; shared by the cases of core/numeric."""

import struct


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
        return float(rng.randrange(-(10**6), 10**6)) / 10 ** rng.randrange(0, 7)
    if kind == 3:
        return rng.choice([-1, 1]) * 2.0 ** rng.randrange(-1074, 1024)
    if kind == 4:
        return float(rng.getrandbits(rng.randrange(1, 80)))
    return rng.choice(
        [0.0, -0.0, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, float('inf'), 1e23, 9007199254740993.0]
    )
