# Comparison of containers: element by element, lengths, nested, identity before equality, mixed types.
print(
    [1, 2] < [1, 2, 0],
    [1, 2, 3] < [1, 3],
    [] < [0],
    [2] > [1, 99],
    (1, "a") < (1, "b"),
    (1, 2) <= (1, 2),
    [[1], [2]] < [[1], [3]],
    ((1,), 2) > ((0,), 3),
)
print(
    [1, [2, 3]] == [1, [2, 3]],
    (1, [2]) == (1, [2]),
    {"a": [1, {"b": 2}]} == {"a": [1, {"b": 2}]},
    [1, 2] == (1, 2),
    [1] == [1.0],
    {1: "a"} == {1.0: "a"},
    {1, 2} == {2.0, 1.0},
    [True] == [1],
    "a" == ["a"],
    range(3) == range(3),
    [] == (),
    {} == set(),
)
nan = float("nan")
x = [nan]
print(
    x == x,
    x == [nan],
    nan in x,
    x.index(nan),
    x.count(nan),
    (nan,) == (nan,),
    {nan: 1} == {nan: 1},
)


class Loud:
    def __init__(self, v):
        self.v = v

    def __eq__(self, o):
        print("eq", self.v, end=" ")
        return self.v == o.v

    def __lt__(self, o):
        print("lt", self.v, end=" ")
        return self.v < o.v


a = [Loud(1), Loud(2), Loud(3)]
b = [Loud(1), Loud(5), Loud(3)]
print(a == b)
print(a < b)
print(a == a)
print(a == b[:2])
print(a < b[:1])
for text in (
    "[1] < ['a']",
    "[1, 'a'] < [1, 2]",
    "(1,) < [1]",
    "{1: 2} < {1: 3}",
    "[None] < [None]",
    "[1, None] < [2, 'x']",
    "{1} < [1]",
    "['a', 1] < ['b', None]",
    "(1, 2) < (1, 2, None)",
):
    try:
        print(text, eval(text))
    except TypeError as e:
        print(text, "->", e)
print(
    max([1, 2], [1, 3]),
    min((2, 1), (1, 9)),
    sorted([[2], [1, 5], [1]]),
    max("abc", "abd"),
    sorted([(1, "b"), (1, "a"), (0, "z")]),
)
