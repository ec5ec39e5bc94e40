# exec and eval with their own namespaces: functions made there, classes, imports, nested exec.
ns = {"start": 10}
exec(
    """
def f(n):
    global counter
    counter = n + start
    return [helper(i) for i in range(n)]

def helper(i):
    return i * start

class K:
    base = start
    def m(self):
        return self.base + counter

import math
result = f(3)
""",
    ns,
)
print(ns["result"], ns["counter"], ns["K"]().m(), ns["math"].floor(2.5), ns["f"].__globals__ is ns)
print(eval("K().m() + start", ns), eval("[x + start for x in range(2)]", ns), eval("(lambda q: q + start)(1)", ns))
g, l = {"a": 1}, {"b": 2}
exec("c = a + b\ndef f(): return a", g, l)
print(sorted(k for k in l), l["f"](), "c" in g)
exec("a = 5", g, l)
print(g["a"], l["a"], eval("a", g, l), eval("a", g))
try:
    exec("def h(): return b\nh()", {}, {"b": 1})
except NameError as e:
    print(e)


class Mapping(dict):
    def __missing__(self, key):
        if key.startswith("__") or key in ("len", "print"):
            raise KeyError(key)
        return key.upper()


print(eval("foo + bar", {}, Mapping()), eval("len(foo)", {}, Mapping()))
code = compile("x = x + 1 if 'x' in dir() else 0", "<c>", "exec")
ns = {}
for _ in range(3):
    exec(code, ns)
print(ns["x"])
exec("exec('exec(\"deep = 42\")')")
print(deep)
print(
    eval("__name__"),
    eval("__name__", {"__name__": "other"}),
    eval("1 if True else 2", {}),
    eval(compile("[1, 2][0]", "", "eval")),
)
exec("")
exec("# only a comment")
exec("\n\n")
exec("if True:\n  y = 1\n  if y:\n      z = 2\n")
print(y, z)
