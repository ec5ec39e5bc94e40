# Precedence and grouping of every operator.
print(2 + 3 * 4, (2 + 3) * 4, 2 ** 3 ** 2, (2 ** 3) ** 2, -2 ** 2, (-2) ** 2, 2 ** -1)
print(7 // 2 * 2, 7 % 4 + 1, 10 - 3 - 2, 100 / 10 / 2, 1 << 2 + 1, (1 << 2) + 1)
print(1 | 2 ^ 3 & 4, 5 & 3 | 8, ~1 + 1, -~1, not 1 == 2, not (1 == 2))
print(1 + 2 < 4, 1 < 2 == True, 1 < 2 < 3, 3 > 2 > 1, 1 < 3 > 2, 1 == 1 in [1])
print(True or False and False, (True or False) and False, not True or True, 1 and 2 or 3, 0 or [] or "x")
print(1 if 0 else 2 if 0 else 3, (lambda x: x or 5)(0), 5 if True else 1 + 1)
print("a" + "b" * 3, "x" in "xy" and "z" not in "xy", not "a" in "b", 1 is 1 is not None)
print(2 * 3 % 4, 2 * (3 % 4), -7 // 2, -(7 // 2), 7 // -2, -7 % 3, 7 % -3)
print(1 << 3 >> 1, 6 ^ 3 ^ 1, 0xF0 >> 4 & 3, 3 - -3, 3 - - - 3, + - + 5)
a = [1, 2, 3]
print(a[0] + a[1] * a[2], -a[0] ** 2, a[-1] ** 2, len(a) * 2, a[1:][0])
print(*[1, 2] or [3], sep=",")
print(1 < 2, 2 <= 2, 3 > 4, 4 >= 5, 1 != 2, 1 == 1.0, "a" < "b")
x = y = 5
print(x if x > y else y if y > x else "same", [i for i in range(5) if i if i > 1])
