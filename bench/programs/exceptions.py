"""Exceptions: raised and caught near and far, finally, and the try that costs nothing."""


class Wrong(Exception):
    def __init__(self, value):
        self.value = value


def risky(n):
    if n % 3 == 0:
        raise Wrong(n)
    if n % 5 == 0:
        return {}["missing"]
    return n


def deep(n, depth):
    if depth == 0:
        return risky(n)
    return deep(n, depth - 1) + 1


def main():
    total = 0
    for i in range(15000):
        try:
            total += risky(i)
        except Wrong as e:
            total -= e.value
        except KeyError:
            total += 1
        finally:
            total ^= 1
    for i in range(2000):
        try:
            total += deep(i, 10)
        except (Wrong, KeyError):
            total += 7
    for i in range(60000):
        try:
            total += i
        except ValueError:
            total = 0
    return total
