# inspect: signatures, kinds of objects, members, documentation, source.
import functools
import inspect


def f(a, /, b: int, c=3, *args, d, e: str = "x", **kw) -> list:
    """Documentation.

    Indented.
    """
    return []


class C:
    "A class."

    def __init__(self, x, y=1):
        self.x = x

    def method(self, z):
        pass

    @classmethod
    def make(cls, q):
        pass

    @staticmethod
    def plain(s):
        pass

    def __call__(self, called):
        pass

    @property
    def p(self):
        return 1


print(inspect.signature(f), inspect.signature(C), inspect.signature(C(1).method), inspect.signature(C.method), inspect.signature(C.make))
print(inspect.signature(C.plain), inspect.signature(C(1)), inspect.signature(lambda: 0), inspect.signature(functools.partial(f, 1, d=5)))
for p in inspect.signature(f).parameters.values():
    print(p.name, p.kind, p.default is p.empty, p.annotation is p.empty, p.kind.description, str(p))
s = inspect.signature(f)
b = s.bind(1, 2, 3, 4, d=5, k=6)
print(b.arguments, b.args, b.kwargs)
b = s.bind(1, b=2, d=0)
b.apply_defaults()
print(b.arguments, s.return_annotation)
for args, kwargs in (((), {}), ((1, 2), {}), ((1,), {"a": 2, "b": 1, "d": 1}), ((1, 2), {"b": 3, "d": 1})):
    try:
        print(s.bind(*args, **kwargs).arguments)
    except TypeError as e:
        print(e)
try:
    inspect.signature(lambda x: x).bind(1, 2)
except TypeError as e:
    print(e)
try:
    inspect.signature(5)
except TypeError as e:
    print(e)
spec = inspect.getfullargspec(f)
print(spec.args, spec.varargs, spec.varkw, spec.defaults, spec.kwonlyargs, spec.kwonlydefaults)


def gen():
    yield 1


async def co():
    pass


async def agen():
    yield 1


things = [f, C, C(1).method, len, gen, gen(), inspect, C.__dict__["p"], 5, co, agen, f.__code__]
for name in ("isfunction", "isclass", "ismethod", "isbuiltin", "isgeneratorfunction", "isgenerator", "ismodule", "isdatadescriptor", "iscoroutinefunction", "isasyncgenfunction", "iscode", "isroutine"):
    print(name.ljust(20), "".join(str(int(getattr(inspect, name)(x))) for x in things))
print([n for n, _ in inspect.getmembers(C, inspect.isfunction)], inspect.getmro(bool), inspect.getdoc(f), inspect.getdoc(C))
g = gen()
states = [inspect.getgeneratorstate(g)]
next(g)
states.append(inspect.getgeneratorstate(g))
g.close()
print(states + [inspect.getgeneratorstate(g)])


def decorator(function):
    @functools.wraps(function)
    def wrapper(*args):
        return function(*args)

    return wrapper


@decorator
def wrapped(x, y):
    pass


print(inspect.signature(wrapped), inspect.unwrap(wrapped).__name__, inspect.signature(wrapped, follow_wrapped=False))
print(inspect.getsource(gen), inspect.getsourcelines(C)[1], inspect.getsource(C).count("\n"), inspect.getfile(f) == __file__)
print(inspect.currentframe().f_code.co_name, inspect.stack()[0].function, inspect.getmodule(f).__name__)
print(inspect.getattr_static(C(1), "p") is C.__dict__["p"], inspect.isabstract(C), inspect.get_annotations(f), inspect.cleandoc("a\n   b\n     c\n"))
