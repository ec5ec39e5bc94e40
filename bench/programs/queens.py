"""Search: queens on boards of several sizes, with lists."""


def solve(n, row, columns, up, down):
    if row == n:
        return 1
    count = 0
    for column in range(n):
        if columns[column] and up[row + column] and down[row - column + n - 1]:
            columns[column] = up[row + column] = down[row - column + n - 1] = False
            count += solve(n, row + 1, columns, up, down)
            columns[column] = up[row + column] = down[row - column + n - 1] = True
    return count


def main():
    return [solve(n, 0, [True] * n, [True] * (2 * n - 1), [True] * (2 * n - 1)) for n in (6, 7, 8, 9, 10)]
