# Expressions as statements, odd but legal forms.
1
"text"
[print("in list")]
(print("in tuple"),)
print("a"), print("b")
None
...
-1
not 1
print("x") if True else print("y")
print("and") and print("never")
print("or") or print("also")
[print(i, end=";") for i in range(3)]; print()
{print("dict")}
lambda: print("never")
(lambda: print("called"))()
f = print; f("alias")
print("chain") is None is not True
x = y = z = print("assigned")
print(x, y, z)
(a) = 1
(b), c = 2, 3
[d, e] = [4, 5]
print(a, b, c, d, e)
if (n := 5) > 3: print(n)
print((yield_ := 1), *(2,), **{})
print(*[], sep="") or print("empty line above")
0 if 1 else 1 / 0
print(not not [] or "default", (1,)[0], {"k": "v"}["k"], "abc"[-1], [[1, 2], [3]][0][1], (lambda x: x)(5), {1: {2: 3}}[1][2])
print("%s" % (1,), "{}".format((1,)), (1, 2) [0], [1, 2, 3] [1:], "a" .upper(), 1 .bit_length())
for _ in [0]: x = 1; y = 2
print(x, y); print("same line")
assert True; pass
del a; b = 0; print(b)
