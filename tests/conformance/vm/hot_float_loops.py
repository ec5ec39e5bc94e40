# Floats of every size in hot loops; int and float mixed; comparisons with both.
def walk(x, factor, n):
    out = []
    for i in range(n):
        x = x * factor
        if i % (n // 5) == 0:
            out.append("%.3e" % x)
    return out


print(walk(1.0, 0.5, 100), walk(1.0, 2.0, 100), walk(-1.0, 0.5, 60), walk(1.0, 0.5, 5))


def mix(n):
    a, b = 0, 0.0
    for i in range(n):
        a += i
        b += i
        if a != b:
            return "differ", i
        if not (a <= b and b <= a and a - b == 0):
            return "order", i
    return a, b


print(mix(500))


def countdown(x):
    n = 0
    while x > 0:
        x -= 0.25
        n += 1
    return n, x


print(countdown(20.0), countdown(3))
zero = 0.0
print(-zero, zero, zero == -zero, [0.0, -0.0], 0.0 * -1, -0.0 + 0.0, 1 / float("inf"), str(-0.0), {0.0: "z"}[-0.0])
inf, nan = float("inf"), float("nan")
for v in (inf, -inf, nan):
    print([v < 1, v > 1, v == v, v + 1, v * 0 == v * 0, -v, abs(v), v in [v], bool(v)])
print(sum(0.125 for _ in range(1000)), max(0.5, 1, 0.25), sorted([2, 1.5, 1, 0.5, -1]), [x / 4 for x in range(-3, 4)])
acc = 0.0
for i in range(1, 200):
    acc += 1.0 / (i * i) if i % 2 else -1.0 / (i * i)
print("%.4f" % acc)
