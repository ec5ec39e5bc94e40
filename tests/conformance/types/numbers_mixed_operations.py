# Every arithmetic operator between bool, int, big int, float and complex: type and value.
# single: differs
values = [True, 0, 3, -4, 2 ** 65, 0.5, -2.0, 1 + 2j]
for op in ("+", "-", "*", "/", "//", "%", "**", "&", "|", "^", "<<", ">>"):
    row = []
    for a in values:
        for b in values:
            if op in ("**", "<<", ">>") and (abs(b) > 100 or abs(a) > 1000):
                continue
            try:
                r = eval(f"a {op} b")
                text = f"{r:.4g}" if isinstance(r, (float, complex)) else repr(r)
                row.append(type(r).__name__[0] + text)
            except (TypeError, ZeroDivisionError, ValueError, OverflowError) as e:
                row.append(type(e).__name__[:4])
    print(op, " ".join(row))
for op in ("==", "!=", "<", "<=", ">", ">="):
    row = []
    for a in values:
        for b in values:
            try:
                row.append(str(int(eval(f"a {op} b"))))
            except TypeError:
                row.append("T")
    print(op, "".join(row))
for name in ("abs", "bool", "int", "float", "round", "hash", "str"):
    row = []
    for a in values:
        try:
            r = eval(f"{name}(a)")
            row.append(str(r) if name != "hash" else str(r == hash(a)))
        except TypeError:
            row.append("TypeError")
    print(name, row)
