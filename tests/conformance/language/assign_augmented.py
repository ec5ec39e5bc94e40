# Augmented assignment with every operator, on numbers, strings, lists, items and attributes.
x = 7
x += 3; print(x)
x -= 4; print(x)
x *= 5; print(x)
x //= 4; print(x)
x **= 3; print(x)
x %= 100; print(x)
x <<= 3; print(x)
x >>= 1; print(x)
x |= 3; print(x)
x &= 0x7A; print(x)
x ^= 0xFF; print(x)
x /= 4; print(x)
s = "a"
s += "b"
s *= 3
print(s)
lst = [1]
alias = lst
lst += (2, 3)
lst *= 2
print(alias, alias is lst)
t = (1,)
alias = t
t += (2,)
print(t, alias)
d = {"n": 1}
d["n"] += 5
print(d)
d |= {"m": 2}
print(d)


class Counter:
    n = 10


c = Counter()
c.n += 1
print(c.n, Counter.n)
grid = [[0] * 2 for _ in range(2)]
grid[1][0] += 4
print(grid)
st = {1, 2}
st |= {3}; st &= {2, 3}; st -= {2}; st ^= {4}
print(sorted(st))
