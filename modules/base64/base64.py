"""Base64, base32, base16 and base85 encodings."""
import binascii
import struct

__all__ = ["a85decode", "a85encode", "b16decode", "b16encode", "b32decode", "b32encode", "b64decode", "b64encode",
           "b85decode", "b85encode", "decodebytes", "encodebytes", "standard_b64decode", "standard_b64encode",
           "urlsafe_b64decode", "urlsafe_b64encode"]

_BASE32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_BASE85 = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"


def _bytes_of(s):
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters")
    try:
        return bytes(memoryview(s))
    except TypeError:
        raise TypeError("argument should be a bytes-like object or ASCII string, not %r" % type(s).__name__) from None


def b64encode(s, altchars=None):
    encoded = binascii.b2a_base64(s, newline=False)
    if altchars is not None:
        assert len(altchars) == 2, repr(altchars)
        return encoded.translate(bytes.maketrans(b"+/", altchars))
    return encoded


def b64decode(s, altchars=None, validate=False):
    s = _bytes_of(s)
    if altchars is not None:
        altchars = _bytes_of(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = s.translate(bytes.maketrans(altchars, b"+/"))
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    return b64encode(s, b"-_")


def urlsafe_b64decode(s):
    return b64decode(s, b"-_")


def b32encode(s):
    s = bytes(memoryview(s))
    encoded = bytearray()
    for at in range(0, len(s), 5):
        piece = s[at : at + 5]
        bits = int.from_bytes(piece + bytes(5 - len(piece)), "big")
        digits = -(-len(piece) * 8 // 5)
        encoded += bytes(_BASE32[bits >> (35 - 5 * i) & 31] if i < digits else 61 for i in range(8))
    return bytes(encoded)


def b32decode(s, casefold=False, map01=None):
    s = _bytes_of(s)
    if len(s) % 8:
        raise binascii.Error("Incorrect padding")
    if map01 is not None:
        s = s.translate(bytes.maketrans(b"01", b"O" + _bytes_of(map01)))
    if casefold:
        s = s.upper()
    padding = len(s) - len(s.rstrip(b"="))
    s = s.rstrip(b"=")
    if padding not in (0, 1, 3, 4, 6):
        raise binascii.Error("Incorrect padding")
    decoded = bytearray()
    for at in range(0, len(s), 8):
        bits = 0
        piece = s[at : at + 8]
        for c in piece:
            digit = _BASE32.find(c)
            if digit < 0:
                raise binascii.Error("Non-base32 digit found")
            bits = bits << 5 | digit
        bits <<= 5 * (8 - len(piece))
        decoded += bits.to_bytes(5, "big")[: len(piece) * 5 // 8]
    return bytes(decoded)


def b16encode(s):
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    s = _bytes_of(s)
    if casefold:
        s = s.upper()
    if any(c not in b"0123456789ABCDEF" for c in s):
        raise binascii.Error("Non-base16 digit found")
    return binascii.unhexlify(s)


def _encode85(b, digit, short):
    """Each 4 bytes as 5 digits; the last group cut to its bytes. `short` replaces four zeros."""
    b = bytes(memoryview(b))
    out = []
    for at in range(0, len(b), 4):
        piece = b[at : at + 4]
        word = int.from_bytes(piece + bytes(4 - len(piece)), "big")
        if word == 0 and len(piece) == 4 and short:
            out.append(short)
            continue
        digits = [word // 85**i % 85 for i in (4, 3, 2, 1, 0)]
        out.append(bytes(digit(d) for d in digits[: len(piece) + 1]))
    return b"".join(out)


def b85encode(b, pad=False):
    return _encode85(bytes(b) + bytes(-len(b) % 4) if pad else b, lambda d: _BASE85[d], None)


def b85decode(b):
    b = _bytes_of(b)
    digits = []
    for at, c in enumerate(b):
        d = _BASE85.find(c)
        if d < 0:
            raise ValueError("bad base85 character at position %d" % at)
        digits.append(d)
    out = bytearray()
    for at in range(0, len(digits), 5):
        piece = digits[at : at + 5]
        word = 0
        for d in piece + [84] * (5 - len(piece)):
            word = word * 85 + d
        if word >> 32:
            raise ValueError("base85 overflow in hunk starting at byte %d" % at)
        out += word.to_bytes(4, "big")[: len(piece) - 1]
    return bytes(out)


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    encoded = _encode85(bytes(b) + bytes(-len(b) % 4) if pad else b, lambda d: d + 33, b"z")
    if adobe:
        encoded = b"<~" + encoded + b"~>"
    if wrapcol:
        width = max(2 if adobe else 1, wrapcol)
        encoded = b"\n".join(encoded[at : at + width] for at in range(0, len(encoded), width))
    return encoded


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b" \t\n\r\v"):
    b = _bytes_of(b)
    if adobe:
        if not b.endswith(b"~>"):
            raise ValueError("Ascii85 encoded byte sequences must end with %r" % b"~>")
        b = b[2:-2] if b.startswith(b"<~") else b[:-2]
    out, group = bytearray(), []
    for c in b:
        if c == 122 and not group:
            out += bytes(4)
        elif 33 <= c <= 117:
            group.append(c - 33)
            if len(group) == 5:
                out += _word85(group)
                group = []
        elif c not in ignorechars:
            raise ValueError("Non-Ascii85 digit found: %c" % c)
    if group:
        out += _word85(group + [84] * (5 - len(group)))[: len(group) - 1]
    return bytes(out)


def _word85(digits):
    word = 0
    for d in digits:
        word = word * 85 + d
    if word >> 32:
        raise ValueError("Ascii85 overflow")
    return struct.pack(">I", word)


def encodebytes(s):
    s = bytes(memoryview(s))
    return b"".join(binascii.b2a_base64(s[at : at + 57]) for at in range(0, len(s), 57))


def decodebytes(s):
    return binascii.a2b_base64(s)
