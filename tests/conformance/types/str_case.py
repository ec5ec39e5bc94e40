# str: lower, upper, capitalize, title, swapcase, casefold.
for s in (
    "hello World",
    "ÀÉÎ straße",
    "they're bill's 2nd",
    "MiXeD123abc",
    "",
    "ÑANDÚ éa",
    "Ωμέγα",
    "ПРИВЕТ мир",
):
    print(repr(s), s.lower(), s.upper(), s.capitalize(), s.title(), s.swapcase(), s.casefold())
print("ABC".lower() is not None, "abc".upper().lower() == "abc")
for args in ((1,), ("x",)):
    try:
        "a".upper(*args)
    except TypeError as e:
        print(e)
