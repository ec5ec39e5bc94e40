# while: else, break, continue, nested loops.
n = 0
while n < 3:
    n += 1
else:
    print("else after", n)
while True:
    n += 1
    if n == 6:
        break
else:
    print("never")
print(n)
total = 0
i = 0
while i < 10:
    i += 1
    if i % 2:
        continue
    total += i
print(total)
i = 0
while i < 3:
    j = 0
    while j < 3:
        if j == i:
            break
        j += 1
    else:
        print("inner else")
    print(i, j)
    i += 1
while 0:
    print("never")
else:
    print("else at once")


def search(limit):
    k = 0
    while 1:
        if k * k > limit:
            return k
        k += 1


print(search(50))
