"""Method calls: plain, inherited, through super, bound methods kept in a list."""


class Shape:
    def __init__(self, size):
        self.size = size

    def area(self):
        return 0

    def grow(self, by):
        self.size += by
        return self

    def describe(self):
        return self.area() + 1


class Square(Shape):
    def area(self):
        return self.size * self.size


class Cube(Square):
    def area(self):
        return 6 * super().area()


def main():
    shapes = [Square(1), Cube(2), Square(3), Shape(4)]
    total = 0
    for i in range(12000):
        for shape in shapes:
            total += shape.area() + shape.describe()
        shapes[i & 3].grow(1)
    bound = [shape.area for shape in shapes]
    for i in range(10000):
        for area in bound:
            total += area() & 1
    return total
