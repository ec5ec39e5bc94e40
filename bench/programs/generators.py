"""Generators: a pipeline of them, recursion with yield from, send, generator expressions."""


def numbers(n):
    for i in range(n):
        yield i


def only_even(source):
    for x in source:
        if not x & 1:
            yield x


def pairs(source):
    for x in source:
        y = next(source, 0)
        yield x, y


def tree(depth):
    if depth:
        yield from tree(depth - 1)
        yield depth
        yield from tree(depth - 1)


def averager():
    total = count = 0
    while True:
        value = yield total
        total += value
        count += 1


def main():
    total = sum(a * b & 0xFF for a, b in pairs(only_even(numbers(150000))))
    total += sum(tree(13))
    accumulator = averager()
    next(accumulator)
    for i in range(80000):
        last = accumulator.send(i)
    return total + last
