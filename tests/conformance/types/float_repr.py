# float: the shortest text that reads back; where the exponent form begins. (binary64 digits)
# single: differs
values = [
    0.1,
    0.2,
    0.1 + 0.2,
    1 / 3,
    2 / 3,
    1e16,
    1e15,
    123456789.123456789,
    1e22,
    1e23,
    9007199254740993.0,
    1e-4,
    1e-5,
    0.0001234,
    0.00001234,
    5e-324,
    1.7976931348623157e308,
    2.2250738585072014e-308,
    3.141592653589793,
    100.0,
    1e100,
    1.0,
    1.5,
    123456789012345678.0,
    0.3,
    2.5e-8,
    4.35,
    1e21,
    99999999999999990.0,
    1.1e-10,
    12345678901234567890.0,
    6.02214076e23,
]
for v in values:
    print(repr(v), str(-v), float(repr(v)) == v)
x = 1.0
for i in range(-330, 310, 23):
    x = float("1e%d" % i)
    print(x, end=" ")
print()
seed = 12345
for i in range(60):
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
    v = (seed >> 11) * 2.0 ** ((seed % 120) - 110)
    print(v, float(str(v)) == v)
