# global: reading, writing, from nested functions, in class bodies.
count = 0


def bump():
    global count, fresh
    count += 1
    fresh = "made in bump"


bump()
bump()
print(count, fresh)


def reads():
    return count


def shadows():
    count = "local"
    return count


print(reads(), shadows(), count)


def nested():
    count = "enclosing"

    def inner():
        global count
        count = 100
        return count

    return inner(), count


print(nested(), count)


class K:
    global from_class
    from_class = 1
    own = 2


print(from_class, hasattr(K, "from_class"), K.own)


def unbound():
    print(count)
    count = 1


try:
    unbound()
except UnboundLocalError as e:
    print(e)
try:
    nowhere
except NameError as e:
    print(e)


def deleting():
    global fresh
    del fresh


deleting()
print("fresh" in globals())
