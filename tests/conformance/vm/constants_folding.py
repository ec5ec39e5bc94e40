# Constant expressions give at run time what they give when computed step by step.
one, two, three = 1, 2, 3
print(1 + 2 == one + two, 7 // 2, -7 // 2, 7 % -3, 2 ** 10, 1 << 40, "a" "b" + "c", "ab" * 3, (1, 2) + (3,), (1,) * 3, not 0, -(-3), ~5, 10 / 4, 1 < 2, 3 if 0 else 4, [1, 2][1], "abc"[1], (1, 2, 3)[-1])
print(2 ** 100, -2 ** 63, 0xFF & 0x0F | 0xF0 ^ 0x11, 1e3 * 2, 0.5 + 0.25, 1 - 1j * 1j, 1_000 * 1_000, "%d-%s" % (1, "x"), b"a" + b"b", b"z" * 2)
for text in ("1 // 0", "1 % 0", "1 << -1", "'a' + 1", "-'a'", "(1, 2)[5]", "2.0 ** 10000", "'abc'[10]", "1 / 0", "0 ** -1", "[1] + (1,)", "not_defined + 1", "~1.5", "'a' * 'b'"):
    try:
        print(eval(text))
    except Exception as e:
        print(text, "->", type(e).__name__, e)


def never():
    if 0:
        return 1 // 0
    while False:
        undefined()
    return "x" if True else 1 / 0


print(never(), 1 if 1 else 1 // 0)
print(True + True, True == 1, None == 0, () == [], 0.0 == -0.0, 1 == 1.0, "1" == 1, 1 is 1 if one else 0)
x = (1, 2, (3, "a", None, True, 1.5, b"b", ...))
y = (1, 2, (3, "a", None, True, 1.5, b"b", ...))
print(x == y, x, {1, 2} == {2, 1}, 3 in (1, 2, 3), "b" in {"a", "b"}, 5 not in [1, 2])
print(1.0, 1, True, [1.0, 1, True], {1.0: "f"}, {True: "t"}, (0.0, -0.0), [0, 0.0, False])


def same():
    return 1, 1.0, True, "1", 0, 0.0, -0.0, False


print(same(), [type(v).__name__ for v in same()])
