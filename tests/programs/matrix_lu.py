"""Matrices: arithmetic, LU decomposition with pivoting, solving, inverse, determinant, least squares."""

from math import sqrt


class Matrix:
    def __init__(self, rows):
        self.rows = [list(map(float, row)) for row in rows]
        self.height = len(self.rows)
        self.width = len(self.rows[0])
        if any(len(row) != self.width for row in self.rows):
            raise ValueError("rows of different length")

    @classmethod
    def identity(cls, n):
        return cls([[1.0 if i == j else 0.0 for j in range(n)] for i in range(n)])

    @classmethod
    def column(cls, values):
        return cls([[v] for v in values])

    @property
    def shape(self):
        return self.height, self.width

    @property
    def T(self):
        return Matrix(zip(*self.rows))

    def __getitem__(self, index):
        i, j = index
        return self.rows[i][j]

    def __setitem__(self, index, value):
        i, j = index
        self.rows[i][j] = value

    def __eq__(self, other):
        return isinstance(other, Matrix) and self.rows == other.rows

    def __add__(self, other):
        self.same_shape(other)
        return Matrix([[a + b for a, b in zip(r, s)] for r, s in zip(self.rows, other.rows)])

    def __sub__(self, other):
        return self + other * -1

    def __mul__(self, k):
        return Matrix([[a * k for a in row] for row in self.rows])

    def __matmul__(self, other):
        if self.width != other.height:
            raise ValueError("cannot multiply %dx%d by %dx%d" % (self.shape + other.shape))
        columns = list(zip(*other.rows))
        return Matrix([[sum(a * b for a, b in zip(row, col)) for col in columns] for row in self.rows])

    def __pow__(self, n):
        result, base = Matrix.identity(self.height), self
        while n:
            if n & 1:
                result = result @ base
            base = base @ base
            n >>= 1
        return result

    def same_shape(self, other):
        if self.shape != other.shape:
            raise ValueError("shapes %s and %s differ" % (self.shape, other.shape))

    def norm(self):
        return sqrt(sum(v * v for row in self.rows for v in row))

    def __str__(self):
        return "\n".join("[" + " ".join("%8.3f" % (v + 0.0) for v in row) + "]" for row in self.rows)


class SingularError(ArithmeticError):
    pass


class LU:
    def __init__(self, matrix):
        if matrix.height != matrix.width:
            raise ValueError("a square matrix is needed")
        n = self.n = matrix.height
        a = self.a = [row[:] for row in matrix.rows]
        self.order = list(range(n))
        self.sign = 1
        for k in range(n):
            pivot = max(range(k, n), key=lambda i: abs(a[i][k]))
            if abs(a[pivot][k]) < 1e-5:
                raise SingularError("no pivot in column %d" % k)
            if pivot != k:
                a[k], a[pivot] = a[pivot], a[k]
                self.order[k], self.order[pivot] = self.order[pivot], self.order[k]
                self.sign = -self.sign
            for i in range(k + 1, n):
                a[i][k] /= a[k][k]
                factor = a[i][k]
                for j in range(k + 1, n):
                    a[i][j] -= factor * a[k][j]

    def determinant(self):
        result = float(self.sign)
        for i in range(self.n):
            result *= self.a[i][i]
        return result

    def solve(self, b):
        n, a = self.n, self.a
        y = []
        for i in range(n):
            y.append(b[self.order[i]] - sum(a[i][j] * y[j] for j in range(i)))
        x = [0.0] * n
        for i in reversed(range(n)):
            x[i] = (y[i] - sum(a[i][j] * x[j] for j in range(i + 1, n))) / a[i][i]
        return x

    def inverse(self):
        columns = [self.solve([1.0 if i == j else 0.0 for i in range(self.n)]) for j in range(self.n)]
        return Matrix(columns).T


def fit(points, degree):
    """The polynomial of least squares through points, lowest power first."""
    A = Matrix([[x**p for p in range(degree + 1)] for x, _ in points])
    b = Matrix.column([y for _, y in points])
    return LU(A.T @ A).solve([row[0] for row in (A.T @ b).rows])


a = Matrix([[2, 1, 1], [4, -6, 0], [-2, 7, 2]])
lu = LU(a)
print(a)
print("determinant %.3f" % lu.determinant())
print("solution", ["%.3f" % v for v in lu.solve([5, -2, 9])])
print(lu.inverse())
print("residual small:", (a @ lu.inverse() - Matrix.identity(3)).norm() < 1e-4)
print(a.T)
print(a @ a - a * 2)
print(Matrix([[1, 1], [1, 0]]) ** 20)
print(["%.2f" % abs(round(c, 2)) for c in fit([(x, 2 * x * x - 3 * x + 1) for x in range(-4, 5)], 2)])
hilbert = Matrix([[1 / (i + j + 1) for j in range(3)] for i in range(3)])
print("hilbert %.6f" % LU(hilbert).determinant())
for action in (
    lambda: LU(Matrix([[1, 2], [2, 4]])),
    lambda: Matrix([[1, 2], [3]]),
    lambda: a @ Matrix([[1, 2]]),
    lambda: a + Matrix([[1]]),
    lambda: LU(Matrix([[1, 2]])),
):
    try:
        action()
    except (ValueError, SingularError) as e:
        print(type(e).__name__ + ":", e)
