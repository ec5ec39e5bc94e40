"""Closures: counters, composed functions, cells shared between functions."""


def counter():
    n = 0

    def up(by):
        nonlocal n
        n += by
        return n

    def read():
        return n

    return up, read


def compose(*functions):
    def run(x):
        for f in functions:
            x = f(x)
        return x

    return run


def adder(n):
    return lambda x: x + n


def main():
    up, read = counter()
    pipeline = compose(adder(3), lambda x: x * 2, adder(-1), lambda x: x & 0xFFFF)
    total = 0
    for i in range(40000):
        up(i & 7)
        total += pipeline(i)
    makers = [adder(i) for i in range(200)]
    for i in range(200):
        for f in makers:
            total += f(i)
    return total + read()
