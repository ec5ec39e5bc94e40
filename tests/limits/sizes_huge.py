# Sizes that cannot be: an error, never a crash.
# oracle: none
# expect:
# 12 attempts survived
survived = 0
for f in (
    lambda: [0] * 10**18,
    lambda: "a" * 10**18,
    lambda: b"a" * 2**62,
    lambda: bytearray(2**62),
    lambda: (1,) * 2**61,
    lambda: 1 << 2**45,
    lambda: "%*d" % (2**60, 1),
    lambda: "a".ljust(2**61),
    lambda: format(1, "99999999999999999999d"),
    lambda: [1, 2] * 2**63,
    lambda: "x".zfill(2**70),
    lambda: bytes(2**63),
):
    try:
        f()
        print("no error")
    except (MemoryError, OverflowError, ValueError):
        survived += 1
print(survived, "attempts survived")
