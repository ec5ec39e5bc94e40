# Assignment expressions: in conditions, comprehensions, arguments; scope is the function's.
if (n := len("hello")) > 3:
    print("long", n)
data = iter([3, 2, 0, 5])
while (item := next(data)):
    print(item)
print([y := 1, y ** 2, y + 5])
squares = [last := v * v for v in range(4)]
print(squares, last)
print(any((hit := v) > 2 for v in [1, 3, 5]), hit)


def f(a, b):
    return a, b


print(f((q := 2), b=(r := 3)), q, r)


def inner():
    total = 0
    [total := total + v for v in range(5)]
    return total


print(inner())
print((z := 1, z + 1))
x = (w := 5) + w
print(x)
print(f"{(v := 3)}", v)
s = "abc"
print(s[(i := 1)], i)
