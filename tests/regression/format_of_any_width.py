# Widths that no memory has room for.
for make in (lambda: format(1, "9223372036854775807d"), lambda: format("a", "9223372036854775807"),
             lambda: format(1.5, ">9223372036854775807"), lambda: f"{1:<{2**63 - 1}}"):
    try:
        make()
    except (MemoryError, OverflowError, ValueError):
        print("refused")
