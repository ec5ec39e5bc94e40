# Cells: shared, rebound, captured by comprehensions and classes, parameters, loops, deletion and re-creation.
def shared():
    x = 0

    def inc():
        nonlocal x
        x += 1

    def get():
        return x

    for _ in range(3):
        inc()
    x += 10
    inc()
    return get(), x


def parameters(a, b=2, *args, c=3, **kw):
    def inner():
        nonlocal a
        a = a + 1
        return a, b, args, c, kw

    b = 20
    first = inner()
    return first, a


def loop_cells():
    fs = []
    for i in range(3):
        j = i * 10

        def f():
            return i, j

        fs.append(f)
    return [f() for f in fs]


def comprehension_cells(n):
    k = 5
    return [[(i, j, k, n) for j in range(2)] for i in range(2)], [lambda: i * k for i in range(3)][0]()


def class_cells(v):
    class A:
        w = v

        def get(self):
            return v, __class__.__name__

        class B:
            def get(self):
                return v * 2

    v = v + 1
    return A.w, A().get(), A.B().get()


def recursive_inner(n):
    def fact(k):
        return 1 if k == 0 else k * fact(k - 1)

    return fact(n)


def reborn():
    x = 1

    def get():
        return x

    out = [get()]
    del x
    try:
        get()
    except NameError as e:
        out.append(type(e).__name__)
    x = 2
    out.append(get())
    return out


def levels():
    a = 1

    def two():
        b = 2

        def three():
            c = 3

            def four():
                nonlocal a, b, c
                a, b, c = a * 2, b * 3, c * 4
                return a + b + c

            return four() + four(), c

        return three(), b

    return two(), a


def generator_cells():
    total = 0

    def gen():
        nonlocal total
        while True:
            total += yield total

    g = gen()
    next(g)
    g.send(5)
    g.send(6)
    return total


def exception_cells():
    try:
        raise ValueError("v")
    except ValueError as e:
        f = lambda: str(e)
        out = f()
    try:
        f()
    except NameError:
        return out, "gone"


print(
    shared(),
    parameters(1, 2, 3, k=4),
    loop_cells(),
    comprehension_cells(7),
    class_cells(1),
    recursive_inner(10),
    reborn(),
    levels(),
    generator_cells(),
    exception_cells(),
)
print((lambda x: lambda y: lambda z: (x, y, z))(1)(2)(3))
f = shared.__closure__
print(f, (lambda x: (lambda: x))(5).__closure__[0].cell_contents)
