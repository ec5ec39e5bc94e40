"""Comprehensions, map, filter, zip, enumerate, any, all, min, max, sum."""


def main():
    total = 0
    data = list(range(2000))
    for k in range(36):
        squares = [x * x for x in data if x % 3]
        lookup = {x: y for x, y in zip(data, squares)}
        small = {x & 63 for x in squares}
        total += sum(map(lambda x: x & 7, squares)) + len(list(filter(None, [x & k for x in data])))
        total += sum(i * x & 3 for i, x in enumerate(squares)) + max(squares) % 7 + min(lookup.values())
        total += any(x > 3990000 for x in squares) + all(x >= 0 for x in squares) + len(small) + len(lookup)
        matrix = [[i * j for j in range(30)] for i in range(30)]
        total += sum([row[i] for i, row in enumerate(matrix)]) + len(list(zip(*matrix)))
    return total
