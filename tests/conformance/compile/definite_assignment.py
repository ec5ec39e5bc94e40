# Where locals may be unbound, and where not.
def attempt(f, *args):
    try:
        print(f.__name__, args, f(*args))
    except UnboundLocalError as e:
        print(f.__name__, args, "UnboundLocalError:", e)


def branch(c):
    if c:
        x = 1
    return x


def loop(n):
    for i in range(n):
        y = i
    return i, y


def loop_else(n):
    for i in range(n):
        if i == 1:
            z = "found"
            break
    else:
        z = "none"
    return z


def while_loop(n):
    while n > 0:
        last = n
        n -= 1
    return last


def attempted(c):
    try:
        if c:
            raise ValueError
        v = "fine"
    except ValueError:
        pass
    return v


def deleted(c):
    w = 1
    if c:
        del w
    return w


def deleted_in_loop(n):
    u = 0
    for i in range(n):
        if i:
            return u
        del u
    return u


def matched(v):
    match v:
        case [a, b]:
            pass
        case {"k": a}:
            b = "only"
    return a, b


def in_with(c):
    class M:
        def __enter__(self):
            if c:
                raise KeyError

        def __exit__(self, *args):
            return True

    try:
        with M():
            k = 1
            if c is None:
                raise ValueError
            m = 2
    except KeyError:
        pass
    return k, m


def augmented(c):
    if c:
        t = 1
    t += 1
    return t


def parameter(p):
    del p
    return p


def short_circuit(c):
    c and (s := 1)
    return s


for f in (branch, attempted, deleted, augmented, short_circuit):
    attempt(f, False)
    attempt(f, True)
for f in (loop, loop_else, while_loop, deleted_in_loop):
    attempt(f, 0)
    attempt(f, 3)
attempt(matched, [1, 2])
attempt(matched, {"k": 3})
attempt(matched, 5)
attempt(in_with, False)
attempt(in_with, True)
attempt(in_with, None)
attempt(parameter, 1)
