# list: aliasing, nested copies, changing while iterating, equality that stops early.
a = [[0] * 2] * 2
a[0][0] = 1
print(a)
b = [[0] * 2 for _ in range(2)]
b[0][0] = 1
print(b)
x = [1, [2, 3]]
y = x[:]
y[1].append(4)
y[0] = 9
print(x, y)
l = [1, 2, 3, 4, 5, 6]
for v in l:
    if v % 2 == 0:
        l.remove(v)
print(l)
l = [1]
l[0] = l
print(l, l[0][0] is l)
print([1, 2] is [1, 2], [] == [], [1, [2, [3]]] == [1, [2, [3]]])


class Same:
    def __eq__(self, other):
        print("eq called")
        return True


s = Same()
print([s] == [s], [Same()] == [5])
c = [1, 2, 3]
c += c
c[1:3] = c
print(c)
c *= 0
print(c)
d = [1, 2, 3]
it = iter(d)
next(it)
d.clear()
print(list(it))
e = list(range(5))
e[1:4] = iter("xy")
print(e)
m, n = [1, 2], [1, 2]
m.extend(m)
n += n
print(m, n, m == n, len(m) * "=")
print([None] * 2 + [...], [(1,)] * 2, list(reversed([1, 2, 3])), [1, 2, 3].__reversed__().__next__())
