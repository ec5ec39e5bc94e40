"""Encodings beyond UTF-8, ASCII and Latin-1, which are the core's: UTF-16, UTF-32, UTF-8 with a mark, unicode_escape.

str.encode and bytes.decode come here with a name they do not know: encode(text, name, errors), decode(data, name, errors).
"""
import struct

_UNITS = {"utf16": 2, "utf32": 4, "u16": 2, "u32": 4}
_ESCAPES = {"\\": 92, "'": 39, '"': 34, "a": 7, "b": 8, "f": 12, "n": 10, "r": 13, "t": 9, "v": 11}
_NAMED = {9: "\\t", 10: "\\n", 13: "\\r", 92: "\\\\"}


def _wide(name):
    """(bytes of a unit, '<', '>' or '' for a mark) of a UTF-16 or UTF-32 encoding, else None."""
    plain = name.lower().replace("-", "").replace("_", "").replace(" ", "")
    order = {"le": "<", "be": ">"}.get(plain[-2:], "")
    if order:
        plain = plain[:-2]
    return (_UNITS[plain], order) if plain in _UNITS else None


def _is_escape(name):
    return name.lower().replace("-", "_") in ("unicode_escape", "unicodeescape")


_MARK = b"\xef\xbb\xbf"


def _is_marked(name):
    return name.lower().replace("-", "").replace("_", "") == "utf8sig"


def _unknown(name):
    raise LookupError("unknown encoding: " + name)


def _encode_wide(text, size, order):
    parts = [] if order else [b"\xff\xfe" if size == 2 else b"\xff\xfe\0\0"]
    code_format = (order or "<") + ("H" if size == 2 else "I")
    for character in text:
        code = ord(character)
        if size == 2 and code > 0xFFFF:
            parts.append(struct.pack(code_format, 0xD7C0 + (code >> 10)))
            code = 0xDC00 + (code & 0x3FF)
        parts.append(struct.pack(code_format, code))
    return b"".join(parts)


def _bad(name, data, start, end, reason, errors):
    if errors == "ignore":
        return ""
    if errors == "replace":
        return "\ufffd"
    raise UnicodeDecodeError(name, bytes(data), start, end, reason)


def _decode_wide(data, size, order, errors):
    start = 0
    if not order:
        mark = bytes(data[:size])
        order = ">" if mark == (b"\xfe\xff" if size == 2 else b"\0\0\xfe\xff") else "<"
        start = size if mark in (b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\0\0", b"\0\0\xfe\xff") else 0
    code_format = order + ("H" if size == 2 else "I")
    name = "utf-%d-%s" % (size * 8, "be" if order == ">" else "le")
    parts, high = [], None
    for at in range(start, len(data) - size + 1, size):
        code = struct.unpack_from(code_format, data, at)[0]
        if size == 2 and high is not None:
            if 0xDC00 <= code < 0xE000:
                parts.append(chr(((high - 0xD7C0) << 10) + code - 0xDC00))
                high = None
                continue
            parts.append(_bad(name, data, at - 2, at, "illegal UTF-16 surrogate", errors))
            high = None
        if size == 2 and 0xD800 <= code < 0xDC00:
            high = code
        elif code > 0x10FFFF or 0xD800 <= code < 0xE000:
            reason = "illegal encoding" if size == 2 else "code point not in range(0x110000)"
            parts.append(_bad(name, data, at, at + size, reason, errors))
        else:
            parts.append(chr(code))
    left = (len(data) - start) % size
    if left or high is not None:
        at = len(data) - left - (2 if high is not None else 0)
        reason = "unexpected end of data" if high is not None else "truncated data"
        parts.append(_bad(name, data, at, len(data), reason, errors))
    return "".join(parts)


def _encode_escape(text):
    parts = []
    for character in text:
        code = ord(character)
        if code in _NAMED:
            parts.append(_NAMED[code])
        elif 32 <= code < 127:
            parts.append(character)
        elif code < 256:
            parts.append("\\x%02x" % code)
        else:
            parts.append("\\u%04x" % code if code < 65536 else "\\U%08x" % code)
    return "".join(parts).encode()


def _decode_escape(data):
    text, parts, at = str(data, "latin-1"), [], 0
    while at < len(text):
        character = text[at]
        at += 1
        if character != "\\":
            parts.append(character)
            continue
        if at == len(text):
            raise UnicodeDecodeError("unicodeescape", bytes(data), at - 1, at, "\\ at end of string")
        kind = text[at]
        at += 1
        if kind in "xuU":
            width = {"x": 2, "u": 4, "U": 8}[kind]
            digits = text[at : at + width]
            if len(digits) < width or not all(c in "0123456789abcdefABCDEF" for c in digits):
                reason = "truncated \\%s escape" % (kind + "X" * width)
                raise UnicodeDecodeError("unicodeescape", bytes(data), at - 2, at + len(digits), reason)
            parts.append(chr(int(digits, 16)))
            at += width
        elif kind in "01234567":
            end = at
            while end < at + 2 and end < len(text) and text[end] in "01234567":
                end += 1
            parts.append(chr(int(text[at - 1 : end], 8)))
            at = end
        elif kind != "\n":
            parts.append(chr(_ESCAPES[kind]) if kind in _ESCAPES else "\\" + kind)
    return "".join(parts)


def encode(text, name, errors="strict"):
    if _is_escape(name):
        return _encode_escape(text)
    if _is_marked(name):
        return _MARK + text.encode("utf-8", errors)
    return _encode_wide(text, *(_wide(name) or _unknown(name)))


def decode(data, name, errors="strict"):
    if _is_escape(name):
        return _decode_escape(data)
    if _is_marked(name):
        return bytes(data).removeprefix(_MARK).decode("utf-8", errors)
    return _decode_wide(data, *(_wide(name) or _unknown(name)), errors)
