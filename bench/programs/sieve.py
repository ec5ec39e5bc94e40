"""Integer kernel: primes in a bytearray."""


def main():
    limit = 200000
    composite = bytearray(limit + 1)
    count = 0
    total = 0
    for n in range(2, limit + 1):
        if not composite[n]:
            count += 1
            total = (total + n) & 0xFFFFFF
            for multiple in range(n * n, limit + 1, n):
                composite[multiple] = 1
    return count, total
