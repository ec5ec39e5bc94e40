# bytes % values.
print(
    b"%d %i %5d|%-5d|%05d" % (1, 2, 3, 4, 5),
    b"%x %X %o %#x" % (255, 255, 8, 16),
    b"%c%c" % (65, b"B"),
    b"%s %b" % (b"a", bytearray(b"b")),
    b"%%" % (),
    b"%.2f %e %g" % (1.5, 1000.0, 0.5),
    b"%(k)s" % {b"k": b"v"},
    b"%r %a" % ("é", "x"),
    b"%5s|%-5s|%.1s" % (b"a", b"b", b"cd"),
)
print(bytearray(b"%d") % 5, type(bytearray(b"%d") % 5).__name__)
for f, v in (
    (b"%s", "str"),
    (b"%d", b"x"),
    (b"%s", 5),
    (b"%c", 256),
    (b"%c", b"ab"),
    (b"%d %d", (1,)),
    (b"%d", (1, 2)),
    (b"%y", 1),
    (b"%b", None),
):
    try:
        print(f % v)
    except (TypeError, ValueError, OverflowError) as e:
        print(f, type(e).__name__, e)
