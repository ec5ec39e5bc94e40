# bytes: construction, indexing, comparison, iteration, concatenation.
b = b"hello"
print(
    b,
    b[0],
    b[-1],
    b[1:3],
    b[::-1],
    len(b),
    list(b),
    b + b"!",
    b * 2,
    b"ell" in b,
    104 in b,
    5 in b,
    bool(b""),
    hash(b"a") == hash(bytes([97])),
)
print(
    bytes(),
    bytes(3),
    bytes([1, 2, 255]),
    bytes("é", "utf-8"),
    bytes(b"x"),
    bytes(bytearray(b"y")),
    bytes(range(5)),
    bytes(x for x in (65, 66)),
    bytes("abc", "ascii"),
    bytes((1,)),
    bytes("é", encoding="latin-1"),
    bytes("é", "ascii", "ignore"),
)
print(
    b"a" < b"b",
    b"a" == b"a",
    b"a" != b"b",
    b"ab" < b"abc",
    b"a" == "a",
    b"a" == bytearray(b"a"),
    sorted([b"b", b"a"]),
    max(b"abc"),
    min(b"abc"),
)
print(
    repr(b"\x00\n\t\r\\'\"\x7f\x80z"), str(b"q"), b'"', b"'", b"'\"", f"{b'x'}", "%s" % b"y", repr(bytes(range(32, 50)))
)
for x in b"ab":
    print(x, type(x).__name__, end=" ")
print(
    {b"k": 1}[bytes([107])],
    b"%d %s %x" % (5, b"b", 255),
    b"abc".decode(),
    b"\xc3\xa9".decode("utf-8"),
    b"\xff".decode("latin-1"),
    b"a\xff".decode("utf-8", "replace"),
    b"a\xffb".decode("utf-8", "ignore"),
    b"\xff".decode("ascii", "backslashreplace"),
)
for f in (
    lambda: bytes("é"),
    lambda: bytes([256]),
    lambda: bytes([-1]),
    lambda: bytes(-1),
    lambda: bytes(["a"]),
    lambda: bytes(1.5),
    lambda: b"a" + "b",
    lambda: b"a" + 1,
    lambda: b"a"[5],
    lambda: b"\xff".decode(),
    lambda: b"a\xff".decode("ascii"),
    lambda: "a" in b"a",
    lambda: 256 in b"a",
    lambda: b"a" < "a",
    lambda: bytes(5, "utf-8"),
    lambda: b"a" * 1.5,
    lambda: b"\xe9t\xe9".decode(),
    lambda: b"\xe2\x82".decode(),
    lambda: b"a".decode("nope"),
    lambda: bytes(None),
    lambda: b"a".nope,
    lambda: bytes(2**70),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
