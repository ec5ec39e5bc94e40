"""Integer kernel: permutations and reversals in lists."""


def main():
    n = 8
    p = list(range(n))
    count = [0] * n
    longest = checksum = 0
    r = n
    parity = 0
    while True:
        while r != 1:
            count[r - 1] = r
            r -= 1
        if p[0]:
            q = p[:]
            flips = 0
            k = q[0]
            while k:
                i, j = 0, k
                while i < j:
                    q[i], q[j] = q[j], q[i]
                    i += 1
                    j -= 1
                flips += 1
                k = q[0]
            if flips > longest:
                longest = flips
            checksum += -flips if parity else flips
        parity ^= 1
        while True:
            if r == n:
                return checksum, longest
            first = p[0]
            for i in range(r):
                p[i] = p[i + 1]
            p[r] = first
            count[r] -= 1
            if count[r] > 0:
                break
            r += 1
