"""Allocation: trees of small objects are built and walked."""


class Tree:
    def __init__(self, left, right):
        self.left = left
        self.right = right

    def check(self):
        if self.left is None:
            return 1
        return 1 + self.left.check() + self.right.check()


def build(depth):
    if depth == 0:
        return Tree(None, None)
    return Tree(build(depth - 1), build(depth - 1))


def main():
    keep = build(13)
    total = 0
    for depth in range(4, 13, 2):
        for _ in range(1 << (12 - depth)):
            total += build(depth).check()
    return total + keep.check()
