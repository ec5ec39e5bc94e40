# Starred targets take what is left, always as a list.
a, *b = 1, 2, 3
print(a, b)
*a, b = "xyz"
print(a, b)
a, *b, c = range(6)
print(a, b, c)
a, *b, c = 1, 2
print(a, b, c)
*a, = (1, 2)
print(a)
(a, *b), *c = [(1, 2, 3), 4, 5]
print(a, b, c)
for first, *rest in [(1, 2, 3), "ab", [9]]:
    print(first, rest)
d = {}
*d["x"], y = 1, 2, 3
print(d, y)


def error(text):
    try:
        exec(text)
    except ValueError as e:
        print(type(e).__name__, e)


error("a, *b, c = [1]")
error("a, b = [1]")
error("a, b = [1, 2, 3]")
error("a, b = ()")
