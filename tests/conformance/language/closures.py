# Closures: cells are shared, late binding, nonlocal, several levels.
def counter():
    n = 0

    def up(step=1):
        nonlocal n
        n += step
        return n

    def read():
        return n

    return up, read


up, read = counter()
up(); up(5)
print(read())
other, _ = counter()
print(other())
functions = [lambda: i for i in range(3)]
print([f() for f in functions])
functions = [lambda i=i: i for i in range(3)]
print([f() for f in functions])


def outer():
    x = "outer"

    def middle():
        def inner():
            nonlocal x
            x += "!"
            return x

        return inner

    f = middle()
    f()
    return f(), x


print(outer())


def unbound():
    def inner():
        return late

    try:
        inner()
    except NameError as e:
        print(type(e).__name__, e)
    late = "now"
    return inner()


print(unbound())


def argument_cell(a, *args, **kw):
    return lambda: (a, args, kw)


print(argument_cell(1, 2, k=3)())


def make(n):
    return [lambda x: x + n, lambda x: x * n]


print([f(10) for f in make(3)])


def delete_cell():
    v = 1

    def get():
        return v

    del v
    try:
        get()
    except NameError as e:
        print(e)


delete_cell()
