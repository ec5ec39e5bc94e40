# A call site that sees functions, methods, classes, built-ins and callables in turn.
class C:
    def __init__(self, x=0):
        self.x = x

    def m(self, x=0):
        return ("m", x)

    @classmethod
    def c(cls, x=0):
        return ("c", x)

    @staticmethod
    def s(x=0):
        return ("s", x)

    def __call__(self, x=0):
        return ("call", x)


def f(x=0):
    return ("f", x)


def g(x=0, *rest):
    return ("g", x, rest)


def h(x=0, **kw):
    return ("h", x, kw)


def gen(x=0):
    yield x


def call(target):
    return target(7)


for _ in range(300):
    call(f)
for target in (f, g, h, C().m, C.c, C.s, C(), lambda x: ("lambda", x), abs, str, [].append, C, gen, f):
    r = call(target)
    print(r if isinstance(r, (tuple, int, str, type(None))) else type(r).__name__)
for _ in range(2):
    try:
        call(5)
    except TypeError as e:
        print(e)
    try:
        call(lambda: 0)
    except TypeError as e:
        print(e)
print(call(f))


def swap():
    global f
    old = f
    out = [call(f)[0]]
    f = lambda x: ("new f", x)
    out.append(f(1)[0])
    f = old
    return out


print(swap())
