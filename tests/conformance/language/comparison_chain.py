# Chained comparison: each operand once, stops at the first false one.
def f(v):
    print("f", v, end="; ")
    return v


print(f(1) < f(2) < f(3))
print(f(3) < f(2) < f(1))
print(f(1) == f(1) != f(2) >= f(2))
print(1 < 2 < 3 < 4 < 5, 1 < 2 > 1, 1 < 3 < 2)
x = 5
print(0 <= x <= 10, 0 <= x < 5, not 0 < x < 5, (0 < x) < 5)
print("a" in "abc" in ["abc"], 1 in [1] == [1], 1 is 1 < 2)
print([] is not None is None, None is None is None)


class L:
    def __init__(self, n):
        self.n = n

    def __lt__(self, o):
        print("lt", self.n, o.n, end="; ")
        return [] if self.n > o.n else ["yes"]


print(L(1) < L(2) < L(3))
print(L(2) < L(1) < L(3))
if not 1 < x < 3:
    print("outside")
while 0 < x < 10:
    x += 3
print(x)
