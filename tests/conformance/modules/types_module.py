# types: names of types, SimpleNamespace, MappingProxyType, new_class, MethodType.
import types
from types import MappingProxyType, MethodType, SimpleNamespace


def f():
    yield


class C:
    def m(self):
        return self.n


print(isinstance(f, types.FunctionType), isinstance(f(), types.GeneratorType), isinstance(len, types.BuiltinFunctionType))
print(isinstance(C().m, MethodType), isinstance(types, types.ModuleType), isinstance(None, types.NoneType))
print(isinstance(int | str, types.UnionType), isinstance(list[int], types.GenericAlias), isinstance(f.__code__, types.CodeType))
n = SimpleNamespace(a=1, b="x")
n.c = [2]
print(n, n == SimpleNamespace(a=1, b="x", c=[2]), n.a, vars(n))
try:
    n.missing
except AttributeError:
    print("AttributeError")
p = MappingProxyType({"k": 1})
print(p["k"], list(p), len(p), "k" in p, p.get("z"), p == {"k": 1})
try:
    p["k"] = 2
except TypeError as e:
    print(e)
c = C()
c.n = 5
bound = MethodType(lambda self, x: self.n + x, c)
print(bound(3), bound.__self__ is c)
New = types.new_class("New", (C,), {}, lambda ns: ns.update(n=7))
print(New().m(), New.__name__, New.__mro__[1] is C)
m = types.ModuleType("made", "doc")
m.x = 1
print(m.__name__, m.__doc__, m.x)


async def co():
    pass


k = co()
print(isinstance(k, types.CoroutineType))
k.close()
try:
    1 / 0
except ZeroDivisionError as e:
    print(isinstance(e.__traceback__, types.TracebackType))
