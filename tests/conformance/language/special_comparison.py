# Comparison methods: each operator, reflection, defaults, hash.
class N:
    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        if not isinstance(other, N):
            return NotImplemented
        return self.v == other.v

    def __lt__(self, other):
        return self.v < other.v

    def __le__(self, other):
        return self.v <= other.v

    def __hash__(self):
        return hash(self.v)

    def __repr__(self):
        return f"N({self.v})"


a, b, c = N(1), N(2), N(1)
print(a == c, a != c, a == b, a != b, a < b, a > b, a <= b, a >= b)
print(a == 1, a != 1, {a: "x"}[c], len({a, b, c}))
print(sorted([b, a, N(0)]), min(a, b), max([a, b]))
try:
    class Half:
        pass

    Half() < Half()
except TypeError as e:
    print(e)


class EqOnly:
    def __eq__(self, other):
        return True


try:
    hash(EqOnly())
except TypeError as e:
    print(e)
try:
    {EqOnly(): 1}
except TypeError as e:
    print(e)
print(EqOnly() != 5, EqOnly() == 5, [EqOnly()].index(7), 3 in [EqOnly()])


class Weird:
    def __eq__(self, other):
        return "not a bool"

    def __lt__(self, other):
        return []


print(Weird() == 1, Weird() < 1, not (Weird() < 1), 1 == Weird())
p = object()
print(p == p, p != p, p == object())


class Ne:
    def __ne__(self, other):
        return "ne"


print(Ne() != 1, Ne() == 1)
nan = float("nan")
print(nan == nan, [nan] == [nan], nan in [nan])
