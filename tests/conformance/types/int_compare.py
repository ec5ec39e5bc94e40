# int: comparison with int, bool, float; hash equality; sorting.
# single: differs
big = 2**70
print(1 < 2, 2 <= 2, 3 > 4, 1 == 1, 1 != 1, big > 1, -big < 1, big == 2**70, big != big + 1, big < big + 1)
print(
    1 == 1.0,
    1 == True,
    0 == False,
    2 == True,
    1 < 1.5,
    2 > 1.5,
    big == float(big),
    big + 1 == float(big),
    big + 1 > float(big),
)
print(
    2**53 == 2.0**53,
    2**53 + 1 == 2.0**53,
    2**53 + 1 > 2.0**53,
    10**400 > 1e308,
    -(10**400) < float("-inf"),
    10**400 < float("inf"),
)
print(1 < float("nan"), 1 == float("nan"), 1 != float("nan"))
print(
    hash(1) == hash(1.0) == hash(True),
    hash(2**61) == hash(2.0**61),
    {1: "a", 1.0: "b", True: "c"},
    len({0, 0.0, False}),
)
print(sorted([3, -1, 2**65, 0, -(2**65), 2.5, True]), max(1, 2.5, 2**70), min([3, -(2**64), 1]))
for op in ("1 < 'a'", "1 < None", "1 >= []", "1 > 1j", "1 < (1,)", "2 ** 70 < 'x'"):
    try:
        eval(op)
    except TypeError as e:
        print(e)
print(1 == "1", 1 != "1", 1 == None, 1 == [1], 1 == 1 + 0j)
