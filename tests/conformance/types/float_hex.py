# float.hex shows the bits of binary64.
# single: differs
for v in (0.0, -0.0, 1.0, 1.5, -0.1, 1e300, 5e-324, 3.141592653589793, float("inf"), float("nan"), 2.0 ** -1022, 255.0):
    print(v, v.hex())
    if v == v:
        assert float.fromhex(v.hex()) == v
print(float.fromhex("0x.8"), float.fromhex("0X1P+4"), float.fromhex(" 0x1p4 "))
