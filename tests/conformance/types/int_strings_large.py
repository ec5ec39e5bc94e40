# Text of large integers both ways, in every base, around word boundaries.
for bits in (31, 32, 62, 63, 64, 65, 127, 128, 500):
    for delta in (-1, 0, 1):
        n = (1 << bits) + delta
        for v in (n, -n):
            assert int(str(v)) == v and int(hex(v), 16) == v and int(oct(v), 8) == v and int(bin(v), 2) == v
            assert int("%x" % abs(v), 16) == abs(v) and eval(repr(v)) == v and int(format(v, "_d")) == v
    print(bits, str(n)[:12], hex(n)[-8:], len(oct(n)), len(bin(n)), n % 1000003, n.bit_length())
for base in range(2, 37):
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"[:base]
    text = (digits[1:] * 3)[:40]
    n = int(text, base)
    out = ""
    m = n
    while m:
        m, r = divmod(m, base)
        out = digits[r] + out
    assert out == text, base
    print(base, n % 1000007, end="; ")
print()
print(10**100, -(10**50), 2**200, int("9" * 60) + 1, int("0" * 30 + "7"), int("-" + "1" * 50))
print(
    "%d %i %x %o" % (10**30, -(10**30), 10**30, 10**30),
    f"{10 ** 30:,} {10 ** 30:+d} {10 ** 30:>40} {10 ** 30:#x} {2 ** 70:_b}"[:200],
)
