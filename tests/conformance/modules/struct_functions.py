# struct: pack, unpack, sizes, byte orders, errors.
import struct

for fmt, values in (
    ("<bBhHiI", (-1, 255, -2, 65535, -3, 4294967295)),
    (">hI", (1, 2)),
    ("<qQ", (-5, 2**64 - 1)),
    ("<f", (1.5,)),
    (">d", (-2.25,)),
    ("<3s", (b"abcdef",)),
    ("<5s", (b"ab",)),
    ("<?c", (True, b"x")),
    ("<2h2x1h", (1, 2, 3)),
    ("!HB", (258, 3)),
    ("<lL", (-1, 1)),
    ("<4p", (b"abcdef",)),
    ("<0s", (b"",)),
    ("<e", (0.5,)),
    ("=hb", (5, 6)),
    (">2s3b", (b"hi", 1, 2, 3)),
):
    data = struct.pack(fmt, *values)
    print(fmt, data, struct.calcsize(fmt), struct.unpack(fmt, data))
print(
    struct.calcsize("<bih"),
    struct.calcsize("@bih"),
    struct.calcsize("bq"),
    struct.calcsize(""),
    struct.calcsize("<10s"),
    struct.calcsize("<3h 2b"),
    struct.calcsize("bxhi"),
)
buffer = bytearray(10)
struct.pack_into("<HI", buffer, 2, 1, 0x01020304)
print(
    buffer,
    struct.unpack_from("<I", buffer, 4),
    struct.unpack_from(">H", b"\1\2\3\4", offset=1),
    struct.unpack_from("<B", b"xyz", -1),
    list(struct.iter_unpack("<H", b"\1\0\2\0")),
)
print(
    struct.pack("h", 3),
    struct.unpack("<2b", memoryview(b"\1\xff")),
    struct.pack("<f", 1),
    struct.pack("<?", []),
    struct.unpack("<?", b"\2"),
)
for f in (
    lambda: struct.pack("<b", 128),
    lambda: struct.pack("<B", -1),
    lambda: struct.pack("<H", 70000),
    lambda: struct.pack("<h"),
    lambda: struct.pack("<h", 1, 2),
    lambda: struct.pack("<h", "a"),
    lambda: struct.pack("<h", 1.5),
    lambda: struct.unpack("<h", b"\1"),
    lambda: struct.unpack("<h", b"\1\2\3"),
    lambda: struct.pack("z", 1),
    lambda: struct.pack("<s", "str"),
    lambda: struct.pack_into("<I", bytearray(2), 0, 1),
    lambda: struct.pack_into("<I", b"const", 0, 1),
    lambda: struct.unpack_from("<I", b"ab"),
    lambda: struct.pack("<f", "x"),
    lambda: struct.pack("<c", b"ab"),
    lambda: struct.pack("<Q", -1),
    lambda: struct.pack("<q", 2**63),
    lambda: struct.pack(),
    lambda: struct.unpack("<h", "ab"),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
s = struct.Struct("<HB")
print(s.size, s.pack(1, 2), s.unpack(b"\1\0\2"), s.format, s.unpack_from(b"\0\1\0\2", 1))
