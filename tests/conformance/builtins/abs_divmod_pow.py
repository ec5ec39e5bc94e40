# abs, divmod, pow with two and three arguments.
print(abs(-5), abs(5), abs(-2.5), abs(3 - 4j), abs(-(10**30)), abs(True), abs(-0.0))
print(divmod(17, 5), divmod(-17, 5), divmod(17, -5), divmod(7.5, 2), divmod(10**30, 7), divmod(True, 2))
print(
    pow(2, 10),
    pow(2, -1),
    pow(2.0, 3),
    pow(0, 0),
    pow(2, 10, 1000),
    pow(3, -1, 11),
    pow(-2, 3, 5),
    pow(2, 0, 1),
    pow(base=2, exp=3),
    pow(2, 3, mod=5),
    pow(10, 30, 7),
)
for f in (
    lambda: abs("a"),
    lambda: abs(),
    lambda: divmod(1, 0),
    lambda: divmod("a", 1),
    lambda: divmod(1),
    lambda: pow(2),
    lambda: pow(2, 3, 0),
    lambda: pow(2.0, 3, 5),
    lambda: pow(2, -1, 4),
    lambda: pow("a", 2),
    lambda: pow(0, -1),
    lambda: divmod(1.5, 0.0),
    lambda: abs(None),
    lambda: pow(2, "a"),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
