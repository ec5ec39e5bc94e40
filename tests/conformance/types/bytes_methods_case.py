# bytes and bytearray: case, predicates, hex, fromhex.
names = ["isalpha", "isdigit", "isalnum", "isspace", "islower", "isupper", "istitle", "isascii"]
for s in (b"", b"abc", b"ABC", b"Abc Def", b"123", b"a1", b" \t\n", b"\xe9", b"a b"):
    print(
        s,
        [int(getattr(s, n)()) for n in names],
        [int(getattr(bytearray(s), n)()) for n in names],
        s.lower(),
        s.upper(),
        s.capitalize(),
        s.title(),
        s.swapcase(),
        bytearray(s).upper(),
    )
print(
    b"\x01\xff\xab".hex(),
    b"\x01\xff\xab".hex(" "),
    b"\x01\x02\x03\x04\x05".hex(":", 2),
    b"\x01\x02\x03\x04\x05".hex("-", -2),
    b"".hex(),
    bytearray(b"\x10").hex(),
    b"\xb9\x01\xef".hex(sep="."),
)
print(bytes.fromhex("01ff AB"), bytes.fromhex(""), bytearray.fromhex("0a 0b"), bytes.fromhex(" 01 02 "))
for text in ("0", "zz", "0 1", "01 0", "é1", 5):
    try:
        print(bytes.fromhex(text))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
try:
    b"ab".hex("xx")
except ValueError as e:
    print(e)
print(
    b"aBc".__len__(),
    b"a".__add__(b"b"),
    b"a".__contains__(97),
    b"a".__getitem__(0),
    b"ab".__iter__().__next__(),
    b"x".__eq__(b"x"),
    b"x".__bytes__(),
)
