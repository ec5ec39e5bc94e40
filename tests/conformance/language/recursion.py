# Recursion: mutual, deep, through methods and generators.
def fact(n):
    return 1 if n == 0 else n * fact(n - 1)


print(fact(25))


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


print(even(100), odd(7))


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


print(depth(900))


def hanoi(n, a="A", b="B", c="C"):
    return 0 if n == 0 else hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a)


print(hanoi(8))


def flatten(x):
    for item in x:
        if isinstance(item, list):
            yield from flatten(item)
        else:
            yield item


print(list(flatten([1, [2, [3, [4]], 5], []])))


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


print(ackermann(2, 6))


def forever():
    return forever()


try:
    forever()
except RecursionError as e:
    print(type(e).__name__, str(e)[:32])
