# A program of moderate size lives in 64 KB.
# oracle: none
# args: -X heapsize=64k
# expect:
# 4950 9900
# {'the': 3, 'cat': 2, 'sat': 1, 'on': 1, 'mat': 1, 'and': 1, 'slept': 1}
# 55
class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


points = [Point(i, 2 * i) for i in range(100)]
print(sum(p.x for p in points), sum(p.y for p in points))
counts = {}
for w in "the cat sat on the mat and the cat slept".split():
    counts[w] = counts.get(w, 0) + 1
print(counts)


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


for _ in range(20):
    text = "".join(chr(65 + i % 26) for i in range(500))
print(fib(10))
