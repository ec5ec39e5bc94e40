# bin, hex, oct, chr, ord.
for n in (0, 1, -1, 10, 255, -255, 2**40, -(2**65), True):
    print(n, bin(n), hex(n), oct(n))
print(
    chr(65),
    chr(8364),
    chr(128512),
    ord("A"),
    ord("€"),
    ord("😀"),
    ord(b"x"),
    ord(bytearray(b"y")),
    chr(True),
    repr(chr(0)),
)


class I:
    def __index__(self):
        return 10


print(bin(I()), hex(I()), oct(I()), chr(I()))
for f in (
    lambda: bin(1.5),
    lambda: hex("a"),
    lambda: oct(None),
    lambda: chr(-1),
    lambda: chr(0x110000),
    lambda: chr("a"),
    lambda: chr(1.0),
    lambda: ord("ab"),
    lambda: ord(""),
    lambda: ord(5),
    lambda: ord(b"ab"),
    lambda: bin(),
    lambda: chr(),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
