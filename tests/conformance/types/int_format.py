# int: text forms and the format mini-language.
n = -1234567
print(str(n), repr(n), hex(255), hex(-255), oct(8), bin(5), bin(-5), hex(2**70), oct(-(2**40)))
for spec in (
    "",
    "d",
    "b",
    "o",
    "x",
    "X",
    "#x",
    "#X",
    "#b",
    "#o",
    "c",
    "n",
    "e",
    ".3f",
    "g",
    "%",
    ",",
    "_",
    "_x",
    "_b",
    "+d",
    " d",
    "-d",
    "08d",
    "+08d",
    "<10",
    ">10",
    "^10",
    "=10",
    "*^12d",
    "0>5",
    "#010x",
    "x<8x",
    "=+8",
    ",d",
    "15,",
    "020,d",
    "#_b",
    "08b",
    "^+9",
    "0=6",
):
    row = []
    for v in (0, 65, -42, 1234567):
        try:
            row.append(format(v, spec))
        except (ValueError, OverflowError) as e:
            row.append(str(e))
    print(repr(spec), row)
for spec in ("s", "z", ".2d", "q", "10.5", ",c", ",b", "__d", ",,", "<<5x5", "d5", "#c", "+c"):
    try:
        print(format(5, spec))
    except ValueError as e:
        print(repr(spec), e)
print(
    format(10**25, ","),
    format(2**100, "x"),
    format(2**100, "_b")[:20],
    format(True, "d"),
    format(True),
    format(10**20, "e"),
)
print(
    "%d %i %5d|%-5d|%05d|%+d|% d|%x %X %#x %o %#o %c %s %r %e"
    % (5, 6, 7, 8, 9, 10, 11, 255, 255, 255, 8, 8, 65, 3, 4, 1000)
)
print(
    "%d" % 3.7,
    "%d" % True,
    "%x" % -255,
    "%s" % (2**70),
    "%d" % (2**70),
    "%*d" % (6, 42),
    "%.3d" % 5,
    "%+.4d|%8.4d" % (7, -7),
)
