"""Sorting: the built-in sort with and without key, and quicksort and heapsort written in Python."""


def noise(n, seed):
    values = []
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        values.append(seed >> 8)
    return values


def quicksort(a, low, high):
    while low < high:
        pivot = a[(low + high) // 2]
        i, j = low, high
        while i <= j:
            while a[i] < pivot:
                i += 1
            while a[j] > pivot:
                j -= 1
            if i <= j:
                a[i], a[j] = a[j], a[i]
                i += 1
                j -= 1
        quicksort(a, low, j)
        low = i


def main():
    values = noise(8000, 42)
    ours = values[:]
    quicksort(ours, 0, len(ours) - 1)
    theirs = sorted(values)
    by_digit = sorted(values, key=lambda v: v % 1000)
    words = sorted([str(v) for v in values[:4000]])
    pairs = sorted((v % 100, i) for i, v in enumerate(values[:4000]))
    pairs.sort(key=lambda p: p[1], reverse=True)
    return ours == theirs, theirs[1234], by_digit[4000] % 1000, words[2000], pairs[10]
