# What instructions of the interpreter cost: run it on the firmware, where an instruction takes a nanosecond, and on a
# simulated board, and divide. docs/design/cost_model.md has the result.
#
#     qemu-system-arm -M mps2-an386 -icount shift=0 -nographic -serial stdio -monitor none -nic none \
#       -semihosting-config enable=on,target=native,arg=adder,arg=interpreter.py -kernel build/firmware-mps2-an386/adder.elf
import time


def int_loop(n):
    s = 0
    for i in range(n):
        s += i & 7
    return s


def while_loop(n):
    i = 0
    while i < n:
        i += 1


def float_filter(n):
    b0, b1, b2, a1, a2 = 0.2, 0.4, 0.2, -0.5, 0.1
    x1 = x2 = y1 = y2 = 0.0
    for i in range(n):
        x = i * 0.001
        y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2
        x2 = x1
        x1 = x
        y2 = y1
        y1 = y
    return y1


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


class Acc:
    def __init__(self):
        self.total = 0
    def add(self, v):
        self.total += v


def methods(n):
    a = Acc()
    for i in range(n):
        a.add(i)
    return a.total


def lists(n):
    out = []
    for i in range(n):
        out.append(i * 2)
    return sum(out)


def array_sum(n):
    import array
    a = array.array("h", range(200))
    s = 0.0
    for k in range(n // 200):
        for v in a:
            s += v * v
    return s


def dicts(n):
    d = {}
    for i in range(n):
        k = i % 17
        d[k] = d.get(k, 0) + 1
    return len(d)


def strings(n):
    s = 0
    for i in range(n):
        s += len("%d,%.1f" % (i, i * 0.5))
    return s

for f, n in ((int_loop, 2000), (while_loop, 2000), (float_filter, 1000), (fib, 12), (methods, 1000), (lists, 1000), (array_sum, 2000), (dicts, 1000), (strings, 200)):
    f(min(n, 200)) if f is not fib else f(8)
    t = time.ticks_us()
    f(n)
    print(f.__name__, n, time.ticks_us() - t)
