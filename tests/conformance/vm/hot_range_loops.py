# range loops: the variable rebound in the body, limits changed, steps, big limits, zero turns, nested.
def rebound():
    out = []
    for i in range(4):
        out.append(i)
        i = 100
        out.append(i)
    return out, i


def limit_changes():
    n = 3
    out = []
    for i in range(n):
        n = 10
        out.append(i)
    return out


def steps():
    return [
        list(range(*a))
        for a in ((0,), (1, 1), (5, 0), (0, 5, 2), (5, 0, -2), (0, -5, -1), (-3, 3), (0, 10, 100), (10, 0, -100))
    ]


def as_loops():
    out = []
    for a in ((0,), (1, 1), (5, 0), (0, 5, 2), (5, 0, -2), (0, -5, -1), (-3, 3)):
        turn = []
        for i in range(*a):
            turn.append(i)
        out.append(turn)
    return out


def unset():
    for i in range(0):
        pass
    try:
        return i
    except UnboundLocalError as e:
        return str(e)


def big():
    total = 0
    for i in range(2**62 - 2, 2**62 + 2):
        total += i
    for i in range(2**70, 2**70 + 3):
        total ^= i
    for i in range(-(2**62) - 2, -(2**62) + 2, 2):
        total -= i
    return total


def nested():
    total = 0
    for i in range(30):
        for j in range(i):
            for k in range(j, i):
                if k == 20:
                    break
                if k % 7 == 3:
                    continue
                total += i * j - k
            else:
                total += 1
    return total


def shadowed():
    range = lambda n: [n, "not a range"]
    return [i for i in range(3)]


def ends():
    for i in range(10):
        pass
    return i


for f in (rebound, limit_changes, steps, as_loops, unset, big, nested, shadowed, ends):
    print(f.__name__, f())
assert steps()[1:7] == as_loops()[1:7]
