# Names: closures over loop variables, comprehensions, classes, nonlocal, global, mangling, late binding.
x = "global"


def outer():
    x = "outer"
    fs = []
    for i in range(3):
        fs.append(lambda: (i, x))
    gs = [lambda: (j, x) for j in range(3)]
    hs = [(lambda j=j: j) for j in range(3)]
    ks = [[lambda: (a, b) for a in range(2)] for b in range(2)]
    x = "changed"
    return [f() for f in fs], [g() for g in gs], [h() for h in hs], [k() for row in ks for k in row]


print(*outer(), sep="\n")


class C:
    x = "class"
    y = [x for _ in range(2)]
    z = [v for v in x]
    w = (lambda: x)()

    def m(self):
        return x

    n = x


print(C.y, C.z, C.w, C().m(), C.n)


def deleting():
    x = "local"

    def inner():
        nonlocal x
        del x

    inner()
    try:
        return x
    except NameError as e:
        return type(e).__name__, str(e)


print(deleting())


def free_unbound():
    def inner():
        return later

    try:
        inner()
    except NameError as e:
        return type(e).__name__, str(e)
    later = 1


print(free_unbound())


def class_in_function(x):
    class D:
        a = x
        x = "own"
        b = x

        def m(self):
            return x

        class E:
            c = x

    return D.a, D.b, D().m(), D.E.c


try:
    print(class_in_function("parameter"))
except NameError as e:
    print(e)


def class_reads_free(v):
    class D:
        a = v

        def m(self):
            nonlocal v
            v += 1
            return v

    return D.a, D().m(), v


print(class_reads_free(1))


class Private:
    __secret = 1

    def __method(self, __arg=2):
        __local = 3
        return self.__secret, __arg, __local

    def call(self):
        return self.__method(), [__v for __v in range(2)], self.__dict__

    def keyword(self, **k):
        return k


p = Private()
p._Private__other = 5
print(p.call(), [n for n in dir(p) if "Private" in n])


def counter():
    n = 0

    def up(by=1):
        nonlocal n
        n += by
        return n

    def read():
        return n

    return up, read


up, read = counter()
up(), up(5)
print(read())


def shadowed_builtin():
    len = lambda v: "mine"
    return len([1]), [len(v) for v in "a"]


print(shadowed_builtin(), len([1]))


def comprehension_scopes(a):
    b = 2
    r = [(a, b, c) for a in range(2) for c in range(a + b)]
    s = {b: [b for b in range(b)] for b in range(3)}
    t = {a for a in [a]}
    return r, s, t, a, b


print(comprehension_scopes("kept"))


def unbound_in_clause():
    try:
        return [q for p in range(2) for r in ([q] if p == 0 else [0]) for q in [r]]
    except UnboundLocalError as e:
        return str(e)


print(unbound_in_clause())
