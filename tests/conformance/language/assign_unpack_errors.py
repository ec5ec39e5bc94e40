# Unpacking: too few, too many, not iterable, iterators that stop early.
def attempt(value, count):
    try:
        if count == 1:
            (a,) = value
        elif count == 2:
            a, b = value
        elif count == 3:
            a, b, c = value
        else:
            a, b, *c, d = value
        print("ok")
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)


for value in ([], [1], [1, 2], [1, 2, 3], (1, 2, 3, 4), "ab", {1: 2}, iter([1, 2]), range(5)):
    for count in (1, 2, 3, 4):
        attempt(value, count)
attempt(5, 2)
attempt(None, 1)


def gen():
    print("first")
    yield 1
    print("second")
    yield 2
    print("third")
    yield 3
    print("never")


attempt(gen(), 2)
