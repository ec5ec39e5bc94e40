# is, is not, in, not in.
a = [1]
b = a
c = [1]
print(a is b, a is c, a is not c, a == c)
print(None is None, True is True, () is (), 1 in (1, 2), 3 not in (1, 2))
print("a" in "abc", "ac" in "abc", "" in "abc", "" in "")
print(1 in {1: 2}, 2 in {1: 2}, 1 in {1}, [1] in [[1]], 2 in range(0, 10, 2), 3 in range(0, 10, 2), 2.0 in range(5))
print(97 in b"abc", b"bc" in b"abc", b"" in b"")
print((1, 2) in {(1, 2): 0}, 1.0 in [1], True in [1], "1" in [1])
print(5 in (x for x in range(10)), None in [0, "", None])
for text in ("1 in 'abc'", "'a' in b'abc'", "1 in 5", "[] in {}", "300 in b'a'", "None in 'x'", "[1] in {1}"):
    try:
        print(text, eval(text))
    except (TypeError, ValueError) as e:
        print(text, "->", type(e).__name__, e)
x = "hello"
y = "".join(["hel", "lo"])
print(x == y, type(x) is str, type(x) is not int)
