"""Function calls: recursion, defaults, keywords, star arguments."""


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def weighted(a, b=2, c=3, *, scale=1):
    return (a + b * c) * scale


def gather(*args, **kw):
    return len(args) + len(kw)


def main():
    total = fib(23)
    for i in range(30000):
        total += weighted(i) + weighted(i, 5) + weighted(a=i, scale=2) + gather(i, i, k=i)
    return total
