# float: the format mini-language and % formatting.
specs = [
    "",
    "f",
    ".0f",
    ".1f",
    ".3f",
    "10.2f",
    "<10.2f",
    "^10.2f",
    "+.2f",
    " .2f",
    "010.2f",
    "e",
    ".2e",
    "E",
    ".0e",
    "g",
    ".3g",
    ".10g",
    "G",
    "#.3g",
    "n",
    "%",
    ".1%",
    ",.2f",
    "_.2f",
    "*>12.1f",
    "=+12.1f",
    ".3",
    "10",
    "#.0f",
    "z.1f",
    "#.0e",
    "+",
    ",",
    "012,.1f",
    ".1",
]
for spec in specs:
    print(repr(spec), [format(v, spec) for v in (0.0, 1.0, -2.5, 1234.5, 0.0625, 1e10, -0.0)])
for spec in ("f", "e", "g", "010.2f", ">8", "F", "E", "%", "+f", "^9f"):
    print(repr(spec), [format(v, spec) for v in (float("inf"), float("-inf"), float("nan"))])
for spec in ("d", "x", "s", "c", "b", "1.f", "..2f", ".f", "q", "10.2.3f"):
    try:
        print(format(1.5, spec))
    except ValueError as e:
        print(repr(spec), e)
print(
    "%f %.2f %8.3f|%-8.1f|%08.2f|%+.1f|% .1f|%e %.1e %g %G %.3g %s %r"
    % (1.5, 2.25, 3.125, 4.5, 5.5, 6.5, 7.5, 1000.0, 0.125, 0.0001, 1e-10, 1234.0, 1.5, 2.5)
)
print("%.0f %.0f %.0f %.0f %5.1f%% %*.*f" % (0.5, 1.5, 2.5, -0.5, 12.25, 8, 2, 3.5))
print(
    "%f %e %g %F" % (float("inf"), float("nan"), float("-inf"), float("inf")),
    "%#.3g %#.0f" % (1.0, 2.0),
    "%x" % 5,
    "%10.4s|" % 2.5,
)
print(f"{2.5:.0f} {3.5:.0f} {0.125:.2f} {0.375:.2f} {1e15:.1f} {123456.0:g} {1234567.0:g} {0.0001:g} {0.00001:g}")
