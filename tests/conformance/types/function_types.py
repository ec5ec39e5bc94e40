# Types of callables and their text.
class C:
    def m(self):
        pass

    @staticmethod
    def s():
        pass

    @classmethod
    def c(cls):
        pass


def f():
    pass


async def co():
    pass


def gen():
    yield


for x in (
    f,
    lambda: 0,
    C().m,
    C.m,
    C.s,
    C.c,
    len,
    [].append,
    C,
    int,
    gen,
    co,
    str.upper,
    "a".upper,
    type,
    super,
    property,
    staticmethod(f),
    classmethod(f),
    print,
):
    print(type(x).__name__, callable(x))
print(
    repr(f).split(" at ")[0],
    repr(C.m).split(" at ")[0],
    repr(lambda: 0).split(" at ")[0],
    repr(C().m).split(" of ")[0],
    repr(len),
    repr(C),
    repr(C.c).split(" of ")[0],
    repr(gen()).split(" at ")[0],
)
g = gen()
print(type(g).__name__, g.__name__, g.__qualname__, g.gi_frame is not None)
k = co()
print(type(k).__name__, k.__name__)
k.close()
print(f == f, f != gen, hash(f) == hash(f), {f: 1}[f], C().m == C().m, C.m is C.m, f.__call__ is not None)
m = C().m
print(m.__func__ is C.m, m.__name__, m.__self__.__class__.__name__)
for a in (
    lambda: m.x,
    lambda: setattr(m, "x", 1),
    lambda: len.x,
    lambda: setattr(len, "x", 1),
    lambda: f < f,
    lambda: f + 1,
    lambda: f[0],
):
    try:
        print(a())
    except Exception as e:
        print(type(e).__name__, e)
