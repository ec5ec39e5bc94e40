# for over every kind of iterable; else, break, continue; the variable stays.
for x in [1, 2], (3, 4), "ab", {"k": 1}, range(2), b"hi":
    for y in x:
        print(y, end=" ")
    print()
for i in range(3):
    pass
else:
    print("else", i)
for i in range(5):
    if i == 2:
        break
else:
    print("never")
print(i)
for i in range(5):
    if i in (1, 3):
        continue
    print(i, end=",")
print()
for i in []:
    pass
print(i)
for a, (b, c) in [(1, (2, 3)), (4, (5, 6))]:
    print(a, b, c)
for box in [{}]:
    for box["i"] in range(3):
        pass
    print(box)
lst = [1, 2, 3]
for v in lst:
    if v < 3:
        lst.append(v + 10)
print(lst)
for k, v in {"a": 1, "b": 2}.items():
    print(k, v)
for i in range(10, 0, -3):
    print(i, end=" ")
print()
try:
    for i in 5:
        pass
except TypeError as e:
    print(e)


def find(rows, wanted):
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            if cell == wanted:
                return r, c


print(find([[1, 2], [3, 4]], 4), find([], 0))
