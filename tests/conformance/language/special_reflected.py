# Reflected operations: a subclass on the right goes first; NotImplemented falls through.
class A:
    def __add__(self, other):
        return "A.add"

    def __radd__(self, other):
        return "A.radd"


class B(A):
    def __radd__(self, other):
        return "B.radd"


class C(A):
    pass


print(A() + B(), B() + A(), A() + C(), A() + A(), 1 + A(), A() + 1)


class Shy:
    def __add__(self, other):
        print("asked left")
        return NotImplemented


class Bold:
    def __radd__(self, other):
        print("asked right")
        return "bold"


print(Shy() + Bold())
try:
    Shy() + 1
except TypeError as e:
    print(e)
try:
    Shy() + Shy()
except TypeError as e:
    print(e)


class OnlyPlus:
    def __init__(self, v):
        self.v = v

    def __add__(self, other):
        return OnlyPlus(self.v + other)


x = OnlyPlus(1)
x += 5
print(x.v)


class FallsBack:
    def __iadd__(self, other):
        return NotImplemented

    def __add__(self, other):
        return "via add"


y = FallsBack()
y += 1
print(y)


class Rich:
    def __lt__(self, other):
        return "lt"

    def __ge__(self, other):
        return "ge"


print(Rich() < 1, 1 > Rich(), Rich() >= 1, 1 <= Rich())
