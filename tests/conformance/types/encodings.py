# Encodings beyond UTF-8: UTF-16, UTF-32, unicode_escape, and unknown ones.
# uses: _encodings
text = "aé€😀\n\\'"
for name in ("utf-16", "utf-16-le", "utf-16-be", "UTF_16_LE", "utf-32", "utf-32-be", "unicode_escape", "utf16"):
    data = text.encode(name)
    print(name, data, data.decode(name) == text)
print(b"\xfe\xff\x00a".decode("utf-16"), b"a\\n\\x41\\u20ac\\101\\q".decode("unicode_escape"))
for data, name in (
    (b"a", "utf-16"),
    (b"\x00\xd8", "utf-16-le"),
    (b"\x00\xdc", "utf-16-le"),
    (b"\xff\xff\xff\xff", "utf-32-le"),
    (b"abc", "utf-32-le"),
    (b"\\x4", "unicode_escape"),
    (b"ab\\", "unicode_escape"),
    (b"a", "no-such"),
):
    try:
        print(data.decode(name))
    except (UnicodeDecodeError, LookupError) as e:
        print(type(e).__name__, e)
    print(repr(data.decode(name, "replace")) if name.startswith("utf") else "")
try:
    "x".encode("klingon")
except LookupError as e:
    print(e)
