"""Encodings by name, and the few codecs between texts or between bytes: rot13, hex, base64."""
import builtins

__all__ = ["open", "encode", "decode", "lookup", "getencoder", "getdecoder", "CodecInfo", "BOM", "BOM_UTF8", "BOM_UTF16",
           "BOM_UTF16_LE", "BOM_UTF16_BE", "BOM_UTF32_LE", "BOM_UTF32_BE"]

BOM_UTF8 = b"\xef\xbb\xbf"
BOM_UTF16_LE, BOM_UTF16_BE = b"\xff\xfe", b"\xfe\xff"
BOM_UTF32_LE, BOM_UTF32_BE = b"\xff\xfe\0\0", b"\0\0\xfe\xff"
BOM = BOM_LE = BOM_UTF16 = BOM_UTF16_LE
BOM_BE, BOM_UTF32 = BOM_UTF16_BE, BOM_UTF32_LE


def _rot13(text):
    turned = lambda c, first: chr((ord(c) - first + 13) % 26 + first)
    return "".join(turned(c, 97) if "a" <= c <= "z" else turned(c, 65) if "A" <= c <= "Z" else c for c in text)


def _special(name):
    """(encode, decode) of a codec that is not between str and bytes, else None."""
    plain = name.lower().replace("-", "").replace("_", "")
    if plain == "rot13":
        return _rot13, _rot13
    if plain in ("hex", "hexcodec", "base64", "base64codec"):
        import binascii

        if plain[0] == "h":
            return binascii.hexlify, binascii.unhexlify
        return binascii.b2a_base64, binascii.a2b_base64
    return None


def encode(obj, encoding="utf-8", errors="strict"):
    special = _special(encoding)
    return special[0](obj) if special else obj.encode(encoding, errors)


def decode(obj, encoding="utf-8", errors="strict"):
    special = _special(encoding)
    return special[1](obj) if special else bytes(obj).decode(encoding, errors)


class CodecInfo(tuple):
    """(encode, decode), each gives (result, length of what it took); and the codec's name."""

    encode = property(lambda self: self[0])
    decode = property(lambda self: self[1])


def lookup(encoding):
    if not _special(encoding):
        "".encode(encoding)  # LookupError when it is unknown
    info = CodecInfo((lambda obj, errors="strict": (encode(obj, encoding, errors), len(obj)),
                      lambda obj, errors="strict": (decode(obj, encoding, errors), len(obj))))
    info.name = encoding.lower().replace("_", "-")
    return info


def getencoder(encoding):
    return lookup(encoding).encode


def getdecoder(encoding):
    return lookup(encoding).decode


def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    """The file, its line ends as they are."""
    if encoding is None:
        return builtins.open(filename, mode)
    return builtins.open(filename, mode.replace("b", ""), encoding=encoding, errors=errors, newline="")
