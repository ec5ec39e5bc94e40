# list: every method, with its errors.
a = [3, 1, 2]
a.append(4)
print(a)
a.extend([5, 6])
a.extend("ab")
a.extend(x for x in (7,))
print(a)
a.insert(0, "first")
a.insert(-1, "before last")
a.insert(100, "end")
a.insert(-100, "start")
print(a)
print(a.pop(), a.pop(0), a.pop(-2), a)
a.remove("a")
print(a)
print(a.index(2), a.index(5, 2), a.index("b", -3), a.count(3), a.count("z"))
b = a.copy()
b.clear()
print(b, a is a.copy(), a == a.copy())
a.reverse()
print(a)
n = [3, 1.5, -2, True, 10**20]
n.sort()
print(n)
n.sort(reverse=True)
print(n)
w = ["bb", "A", "a", "ccc"]
w.sort(key=len)
print(w)
w.sort(key=str.lower, reverse=True)
print(w)
w.sort()
print(w)
w.extend(w)
print(w)
print(
    [1, 2] + [3],
    [0] * 3,
    2 * [1],
    [] * 5,
    [1] * -1,
    [1, 2] == [1, 2],
    [1, 2] < [1, 3],
    [1] < [1, 0],
    [2] > [1, 9],
    [1] != [1.0],
    [[1]] == [[1]],
)
print(
    list(),
    list("abc"),
    list((1, 2)),
    list({"k": 1}),
    list(range(3)),
    list(b"ab"),
    len([1, 2]),
    bool([]),
    2 in [1, 2],
    repr([1, "a", None, [2.5]]),
)
for f in (
    lambda: [].pop(),
    lambda: [1].pop(5),
    lambda: [1].remove(2),
    lambda: [1].index(2),
    lambda: [1].index(1, 5),
    lambda: [1, "a"].sort(),
    lambda: [1].append(),
    lambda: [1].append(1, 2),
    lambda: [1].insert(1),
    lambda: [1].extend(5),
    lambda: [1].insert("a", 1),
    lambda: [1] + (2,),
    lambda: [1] * "a",
    lambda: [1] * [2],
    lambda: [1] < "a",
    lambda: [1].sort(5),
    lambda: [1].sort(key=5),
    lambda: [1].pop("a"),
    lambda: list(5),
    lambda: list(1, 2),
    lambda: hash([]),
    lambda: {[]: 1},
    lambda: [1].nope,
    lambda: [1].sort(wrong=1),
    lambda: [None, 1].sort(),
    lambda: [].index(5),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print([1].append(2), [1].sort(), [1].reverse(), [1].extend([]), [1].insert(0, 0))
