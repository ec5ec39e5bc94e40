# Conditions and jumps in unusual places.
def f(x):
    if x:
        if x > 5:
            return "big"
    else:
        return "zero"
    return "small"


print(f(0), f(3), f(9))


def g(n):
    while True:
        while True:
            n -= 1
            if n % 3 == 0:
                break
            if n < 0:
                return "negative"
        if n % 2 == 0:
            continue
        return n


print(g(10), g(4), g(1))


def h(items):
    for i in items:
        for j in items:
            if i * j == 12:
                return i, j
            if j > i:
                break
        else:
            continue
        if i == 3:
            break
    else:
        return "exhausted"
    return "broke", i


print(h([1, 2]), h([4, 3]), h([1, 2, 3, 9]), h([]))
print([("fizz" * (i % 3 == 0) + "buzz" * (i % 5 == 0)) or i for i in range(1, 16)])
x = 5
y = 1 if x > 3 else 2 if x > 2 else 3
z = (x > 3 and x < 10) or (x == 0 and 1 / 0)
w = not (x > 3) or not (x < 10) and 1 / x
print(y, z, w, x and y or z, (x or 1 / 0) and y)
if x > 3 and (y == 1 or z):
    print("and or")
if not x:
    pass
elif x and not y:
    print("no")
elif (q := x + y) > 5:
    print("walrus", q)
while x and not x == 2:
    x -= 1
print(x)


def deep(a, b, c, d):
    return (
        ((a and b) or (c and d)) and not (a and c),
        (a or b) and (c or d),
        a and (b or (c and (d or a))),
        (not a) or (not (b and c) and d),
    )


bits = [(deep(a, b, c, d)) for a in (0, 1) for b in (0, 1) for c in (0, 1) for d in (0, 1)]
print(bits)


def early(n):
    for i in range(n):
        try:
            if i == 2:
                return "two"
            elif i == 1:
                continue
        finally:
            n += 1
    else:
        return "none"


print(early(1), early(5))
k = 0
for i in range(3):
    for j in range(3):
        if j == 2:
            break
        if i == j:
            continue
        k += i * 10 + j
print(k)
print(1 if 2 < 3 < 4 and 5 else 6, [a for a in (1, 2, 3) if (a > 1) == True], (lambda v: "t" if v else "f")([]))
assert (1, 2) < (1, 3) and not () or []
