# binascii, base64, hashlib, hmac.
import base64
import binascii
import hashlib
import hmac

data = bytes(range(256))
print(binascii.hexlify(b"\x00\xffabc"), binascii.unhexlify("00ff61"), binascii.hexlify(b"abc", ":"), binascii.hexlify(b"abcd", b"-", 2))
print(binascii.b2a_base64(b"hello"), binascii.b2a_base64(b"hello", newline=False), binascii.a2b_base64(b"aGVs\nbG8="))
print(binascii.crc32(b"hello"), binascii.crc32(b"lo", binascii.crc32(b"hel")), binascii.crc_hqx(b"123456789", 0))
for f in (
    lambda: binascii.unhexlify("abc"),
    lambda: binascii.unhexlify("zz"),
    lambda: binascii.a2b_base64("abc"),
    lambda: binascii.a2b_base64("a"),
    lambda: binascii.a2b_base64("ab=c=", strict_mode=True),
    lambda: binascii.a2b_base64("YQ==x", strict_mode=True),
    lambda: binascii.hexlify("text"),
    lambda: base64.b64decode("a\u00e9"),
    lambda: base64.b32decode("A"),
    lambda: base64.b16decode("ab"),
    lambda: hashlib.sha256("text"),
    lambda: hashlib.new("nope"),
    lambda: hashlib.md5(5),
    lambda: hmac.new(b"k", b"m"),
    lambda: hmac.new("k", b"m", "sha1"),
):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, str(e).split(" or")[0])
for size in (0, 1, 2, 3, 4, 5, 6, 57, 58, 200):
    piece = data[:size]
    assert base64.b64decode(base64.b64encode(piece)) == piece
    assert base64.b32decode(base64.b32encode(piece)) == piece
    assert base64.b16decode(base64.b16encode(piece)) == piece
    assert base64.b85decode(base64.b85encode(piece)) == piece
    assert base64.a85decode(base64.a85encode(piece)) == piece
    assert base64.urlsafe_b64decode(base64.urlsafe_b64encode(piece)) == piece
    print(base64.b64encode(piece)[-8:], base64.b32encode(piece)[-10:], base64.b85encode(piece)[-6:], base64.a85encode(piece)[-6:])
print(base64.urlsafe_b64encode(b"\xfb\xff\xfe"), base64.encodebytes(data)[:80], base64.decodebytes(b"YWJj\n"), base64.b64encode(b"\xfb\xff", altchars=b"@#"))
for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512"):
    for size in (0, 1, 55, 56, 63, 64, 65, 111, 112, 119, 127, 128, 129, 256):
        h = hashlib.new(name, data[:size])
    print(name, h.hexdigest(), getattr(hashlib, name)(b"").hexdigest()[:16], h.digest_size, h.block_size, h.name)
h = hashlib.sha256()
for i in range(1000):
    h.update(bytes([i % 256]) * (i % 7))
c = h.copy()
h.update(b"more")
print(h.hexdigest()[:20], c.hexdigest()[:20], c.digest()[:4])
m = hmac.new(b"key", b"message", hashlib.sha256)
print(m.hexdigest(), hmac.new(b"k" * 100, b"", "md5").hexdigest(), hmac.digest(b"a", b"b", "sha1"), m.name, m.digest_size)
print(hmac.compare_digest("abc", "abc"), hmac.compare_digest(b"abc", b"abd"))
print(hashlib.pbkdf2_hmac("sha256", b"password", b"salt", 10).hex())
