# Columns of numbers in every alignment, as reports are printed.
# single: differs
rows = [("alpha", 1, 1.5), ("beta", -20, -0.25), ("gamma", 300000, 1234.5), ("déjà", 0, 0.0)]
for name, n, x in rows:
    print(f"|{name:<8}|{n:>8d}|{x:>10.2f}|{n:^9}|{x:^+10.1f}|{n:08}|{x:=+9.2f}|")
    print("|%-8s|%8d|%10.2f|%-9s|%+10.1f|%08d|" % (name, n, x, n, x, n))
    print("|{:8}|{:<8}|{:10}|{:>9,}|{:.3e}|{:*<8x}|".format(name, n, x, n, x, abs(n)))
print("{:-^30}".format(" title "), "=" * 10, "{0:>{w}}|{0:<{w}}|".format("x", w=4), f"{'a':.<5}{'b':.>5}")
for v in (0, 9, 10, 99, 100, 12345):
    print(
        f"{v:4d} {v:04d} {v:<4d}| {v:x} {v:b} {v:o} {v:e} {v:.1f} {v:%} {v:c}" if v > 64 else f"{v:4d} {v:04d} {v:<4d}|"
    )
print(
    f"{1234567.891:,.2f} {1234567:_} {0.000123:.2g} {123456789:.3g} {1e6:g} {1e-5:g} {100:g} {0.5:.0%} {12:+.1f} {-0.0:.1f} {3:.2f}"
)
table = {"width": 6, "items": [1, 22, 333]}
print(
    " ".join(f"{i:{table['width']}d}" for i in table["items"]),
    "".join(f"{c:>3}" for c in "abc"),
    *(f"{i:02d}" for i in range(3)),
)
for seconds in (0, 59, 61, 3599, 86399):
    print(f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}", end=" ")
print()
print(
    ("%s=%r " * 3) % ("a", "b", 1, 2.5, None, []),
    "%5.1f%%" % 99.5,
    "%c%c" % (72, "i"),
    "%%d",
    "%3d|%-3d|%03d" % (5, 5, 5),
)
