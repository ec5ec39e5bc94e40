# single: differs
"""Binary formats: struct, memoryview, array, bytearray; a BMP header, a TLV protocol, CRCs, base64, a bit reader."""
import array
import binascii
import io
import struct
from collections import namedtuple

Header = namedtuple("Header", "magic size offset width height planes bits")


def make_bmp(width, height, pixel):
    stride = (width * 3 + 3) // 4 * 4
    out = io.BytesIO()
    out.write(struct.pack("<2sIHHI", b"BM", 54 + stride * height, 0, 0, 54))
    out.write(struct.pack("<IiiHHIIiiII", 40, width, height, 1, 24, 0, stride * height, 2835, 2835, 0, 0))
    for y in reversed(range(height)):
        row = bytearray(stride)
        for x in range(width):
            row[3 * x:3 * x + 3] = bytes(pixel(x, y))
        out.write(row)
    return out.getvalue()


def parse_bmp(data):
    magic, size, _, _, offset = struct.unpack_from("<2sIHHI", data)
    _, w, h, planes, bits = struct.unpack_from("<IiiHH", data, 14)
    return Header(magic.decode(), size, offset, w, h, planes, bits)


bmp = make_bmp(5, 3, lambda x, y: (x * 50, y * 80, 255 - x))
print(len(bmp), parse_bmp(bmp), bmp[:30].hex(" "), bmp[54:60])


class TLV:
    TYPES = {1: ("B", int), 2: (">H", int), 3: (">f", float), 4: (None, bytes.decode)}

    @staticmethod
    def encode(items):
        out = bytearray()
        for tag, value in items:
            fmt, _ = TLV.TYPES[tag]
            body = struct.pack(fmt, value) if fmt else value.encode()
            out += struct.pack(">BH", tag, len(body)) + body
        out += struct.pack(">I", binascii.crc32(out))
        return bytes(out)

    @staticmethod
    def decode(data):
        view = memoryview(data)
        body, crc = view[:-4], struct.unpack(">I", view[-4:])[0]
        if binascii.crc32(body) != crc:
            raise ValueError("bad checksum %08x" % crc)
        at = 0
        while at < len(body):
            tag, size = struct.unpack_from(">BH", body, at)
            at += 3
            piece = body[at:at + size]
            at += size
            fmt, convert = TLV.TYPES[tag]
            yield tag, convert(*struct.unpack(fmt, piece)) if fmt else convert(bytes(piece))


message = TLV.encode([(1, 200), (2, 65535), (3, 1.5), (4, "grüß")])
print(message.hex(), list(TLV.decode(message)))
broken = bytearray(message)
broken[4] ^= 0x10
try:
    list(TLV.decode(broken))
except ValueError as e:
    print(e)


class BitReader:
    def __init__(self, data):
        self.n, self.left = int.from_bytes(data, "big"), len(data) * 8

    def read(self, k):
        if k > self.left:
            raise EOFError(f"{k} bits wanted, {self.left} left")
        self.left -= k
        return (self.n >> self.left) & ((1 << k) - 1)


r = BitReader(b"\xa5\x0f\xff")
print([r.read(k) for k in (1, 3, 4, 8, 5)], r.left)
try:
    r.read(4)
except EOFError as e:
    print(e)
m = memoryview(bytearray(range(16)))
print(m.cast("H").tolist(), m.cast("I")[1], m[::2].tolist(), m[4:8].tobytes(), m.format, m.itemsize, m.nbytes, m.shape, m.readonly)
m[2:4] = b"\xff\xfe"
w = m.cast("b")
w[0] = -1
print(bytes(m), w[2], m.hex("-", 4), len(m), m == bytearray(m), m[1:3] == b"\x01\xff")
a = array.array("h", [1, -2, 300])
a.append(4); a.extend([5, 6]); a.insert(0, 9); a.pop(); a.remove(4)
print(a, a.tobytes(), a.itemsize, a.index(300), a.count(1), a.tolist(), a[1:3], a + a[:1], a.typecode)
a.byteswap(); print(a)
f = array.array("f", b"\x00\x00\x80\x3f\x00\x00\x00\x40"); print(f, sum(f))
try:
    a.append(40000)
except OverflowError as e:
    print(e)
for fmt in ("<bBhHiIqQ", ">3s2xh?", "=fd", "<5p", "<e", "2h0i", "!HH"):
    print(fmt, struct.calcsize(fmt))
print(struct.pack("<bBhHiIqQ", -1, 255, -2, 65535, -3, 4294967295, -4, 18446744073709551615).hex())
print(struct.unpack(">3s2xh?", b"abc\0\0\xff\xfe\1"), struct.pack("<5p", b"pascal"), struct.unpack("<e", struct.pack("<e", 1.5)), list(struct.iter_unpack("<H", b"\1\0\2\0")))
s = struct.Struct("<Hf"); print(s.size, s.format, s.unpack(s.pack(7, 0.25)))
buf = bytearray(8); s.pack_into(buf, 2, 1, 2.0); print(buf, s.unpack_from(buf, 2))
for bad in (lambda: struct.pack("<B", 256), lambda: struct.unpack("<H", b"1"), lambda: struct.pack("<h", "x"), lambda: struct.pack("<2h", 1), lambda: struct.pack("<z", 1), lambda: struct.pack("<h", 40000), lambda: memoryview(b"ab").cast("H")[5], lambda: bytes([256]), lambda: memoryview(b"x").__setitem__(0, 1), lambda: bytes.fromhex("abc"), lambda: binascii.unhexlify("zz")):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
print(binascii.b2a_base64(b"hello world", newline=False), binascii.a2b_base64("aGk="), binascii.hexlify(b"\x01\xff", ":"), binascii.crc32(b"123456789") == 0xCBF43926)
print((1000).to_bytes(4, "little"), (-5).to_bytes(2, "big", signed=True), int.from_bytes(b"\xff\xfb", "big", signed=True), (300).bit_length(), bin(0b1011 ^ 0b0110), (255).bit_count(), ~7 & 0xFF, -1 >> 3, 1 << 70)
b = bytearray(b"hello")
b[1:3] = b"EYY"; b.append(33); b.extend(b"??"); b.insert(0, 62); del b[-1]; b += b"!"; b *= 2
print(b, b.find(b"EY"), b.replace(b"l", b"L", 1), b.upper(), b.split(b"!"), bytes(reversed(b[:4])), b.pop(), b.partition(b"o"), b"a,b".split(b","), b"%d-%s-%x" % (5, b"x", 255), b"abc".translate(bytes.maketrans(b"ab", b"xy")), b"  x".lstrip(), b"\t\n\x00\x7f\xe9'")
rd = io.BytesIO(bmp); rd.seek(-3, 2); print(rd.tell(), rd.read(), rd.seek(2), rd.read(4), rd.getbuffer()[:2].tobytes(), rd.readable())
st = io.StringIO("l1\nl2\n\nl4"); print(st.readline(), list(st), st.tell() > 0, st.seek(0), st.read(4), st.readlines()); st.write("more"); print(st.getvalue())
