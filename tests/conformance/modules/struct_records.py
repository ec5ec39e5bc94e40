# struct in use: headers, records in a file, bit fields, round trips of every size.
import io
import struct

RECORD = "<HBbIf8s"
size = struct.calcsize(RECORD)
out = io.BytesIO()
for i in range(5):
    out.write(struct.pack(RECORD, i * 1000, i, -i, i * 10**8, i / 4, b"rec%d" % i))
data = out.getvalue()
print(size, len(data), data[:size].hex())
for offset in range(0, len(data), size):
    a, b, c, d, e, name = struct.unpack_from(RECORD, data, offset)
    print(a, b, c, d, e, name.rstrip(b"\0").decode())
for code, values in (
    ("b", (-128, 127)),
    ("B", (0, 255)),
    ("h", (-32768, 32767)),
    ("H", (0, 65535)),
    ("i", (-(2**31), 2**31 - 1)),
    ("I", (0, 2**32 - 1)),
    ("q", (-(2**63), 2**63 - 1)),
    ("Q", (0, 2**64 - 1)),
    ("f", (0.5, -1.25)),
    ("d", (0.5, 2.0)),
    ("e", (1.5, -0.25)),
    ("?", (True, False)),
):
    for order in "<>=!":
        for v in values:
            packed = struct.pack(order + code, v)
            assert struct.unpack(order + code, packed) == (v,) and len(packed) == struct.calcsize(order + code)
    print(code, [struct.pack("<" + code, v).hex() for v in values], [struct.pack(">" + code, v).hex() for v in values])
wav = b"RIFF" + struct.pack("<I4s4sIHHIIHH4sI", 36, b"WAVE", b"fmt ", 16, 1, 1, 16000, 32000, 2, 16, b"data", 0)
riff, n, wave = struct.unpack_from("<4sI4s", wav)
kind, channels, rate = struct.unpack_from("<HHI", wav, 20)
print(len(wav), riff, n, wave, kind, channels, rate)
word = 0
for value, bits in ((5, 3), (1, 1), (300, 12)):
    word = word << bits | value & (1 << bits) - 1
print(
    hex(word),
    word >> 13,
    word >> 12 & 1,
    word & 0xFFF,
    struct.pack(">H", word),
    int.from_bytes(struct.pack("<i", -2), "little", signed=True),
)
