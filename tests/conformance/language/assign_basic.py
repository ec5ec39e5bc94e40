# Assignment: chains, swaps, nested targets, attribute and item targets.
a = b = c = [1]
b.append(2)
print(a, a is c)
x, y = 1, 2
x, y = y, x
print(x, y)
(p, (q, r)), s = (1, (2, 3)), 4
print(p, q, r, s)
[m, n] = "ab"
print(m, n)


class Box:
    pass


box = Box()
box.v, box.w = 5, 6
print(box.v, box.w)
d = {}
d["k"], d["l"] = 7, 8
print(d)
lst = [0, 1, 2]
i = 0
i, lst[i] = 2, "set"
print(i, lst)
t = 1,
print(t)
() = []
[] = ()
print("empty targets")
