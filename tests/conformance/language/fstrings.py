# f-strings: expressions, conversions, nested specifications, debugging form, quotes, raw.
name, n, x = "Ann", 42, 3.14159
print(f"{name} is {n} and {x:.2f}")
print(f"{name!r} {name!s} {name!a} {'é'!a}")
print(f"{n:05d}|{n:<6}|{n:>6}|{n:^6}|{n:+}|{n:x}|{n:#b}|{n:,}")
width, prec = 10, 3
print(f"{x:{width}.{prec}f}|{x:{'>'}{width}}|{name:{'*'}^{width}}")
print(f"{n=} {n + 1 = } {name!r:>8} {x=:.2f} {name=!s}")
print(f"{{literal}} {{{n}}} {{}}")
print(f'''{"nested " + f"{n} inside {x:.1f}"}''')
print(f"{ {'a': 1}['a'] } {[i for i in range(3)]} {(lambda v: v * 2)(4)}")
print(f"{n if n > 40 else 0} {n > 40 and 'big'}")
print(f"line one\nline {n}" f" and {name}" " plain {n}")
print(fr"\n {n}", rf"\d{n}", F"{n}")
print(f"""triple {
    n
    + 1
} end""")
print(f"{1, 2} {name[0]} {name.upper()} {len(name)}")
print(f"{n:>{5 + 5}}", f"{'a' 'b'}", f"{None} {True} {...}")
print(f"{n!r:^10}|{x:e}|{x:g}|{255:#x}|{1e10:,.1f}")
print(f"{(y := 5)} {y}", f"{'%d' % 3}")
print(f"", f"{''}" == "", f"{n:}")
print(f"{0.25:%}")
d = {"k": "v"}
print(f"{d['k']} {d!r}")


class C:
    def __format__(self, spec):
        return f"[{spec}]"


print(f"{C():a b{n}c}", f"{C()}")
try:
    f"{name:d}"
except ValueError as e:
    print(e)
try:
    f"{undefined}"
except NameError as e:
    print(e)
