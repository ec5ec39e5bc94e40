# Widths that no memory has room for.
for make in (lambda: format(1, "9223372036854775807d"), lambda: format("a", "9223372036854775807"),
             lambda: format(1.5, ">9223372036854775807"), lambda: f"{1:<{2**63 - 1}}", lambda: "a".zfill(2**63 - 1),
             lambda: b"a".zfill(2**63 - 1), lambda: b"a".ljust(2**63 - 1), lambda: "a".center(2**63 - 1),
             lambda: "a\tb".expandtabs(2**62), lambda: b"a\tb".expandtabs(2**62), lambda: bytearray(b"a").rjust(2**62)):
    try:
        make()
    except (MemoryError, OverflowError, ValueError):
        print("refused")
