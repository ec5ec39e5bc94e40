"""Integer kernel: the longest Collatz sequence, with small integers only."""


def main():
    best = length = 0
    for start in range(1, 4500):
        n = start
        steps = 1
        while n != 1:
            if n & 1:
                n = 3 * n + 1
            else:
                n >>= 1
            steps += 1
        if steps > length:
            best, length = start, steps
    return best, length
