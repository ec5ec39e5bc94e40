# Many arguments, parameters, locals, constants, attributes, nested functions.
names = ["a%d" % i for i in range(200)]
ns = {}
exec("def f(%s):\n    return a0 + a199\n" % ", ".join(names), ns)
print(ns["f"](*range(200)))
exec("def g():\n" + "".join("    v%d = %d\n" % (i, i) for i in range(400)) + "    return v399 + v0 + v255 + v256", ns)
print(ns["g"]())
exec("x = [%s]" % ", ".join(str(i) for i in range(3000)), ns)
print(len(ns["x"]), ns["x"][2999])
exec("y = {%s}" % ", ".join("'k%d': %d" % (i, i) for i in range(1500)), ns)
print(len(ns["y"]), ns["y"]["k1499"])


class Many:
    pass


m = Many()
for i in range(500):
    setattr(m, "attr%d" % i, i)
print(m.attr0 + m.attr499, len(m.__dict__))
print((lambda *a, **k: (len(a), len(k)))(*range(1000), **{"k%d" % i: i for i in range(300)}))
exec("z = " + " + ".join("%d" % i for i in range(900)), ns)
print(ns["z"])
exec("def h(p):\n" + "".join("    if p == %d: return %d\n" % (i, i * 2) for i in range(600)), ns)
print(ns["h"](599))
exec("def loop(n):\n    t = 0\n    for i in range(n):\n" + "        t += i\n" * 700 + "    return t", ns)
print(ns["loop"](3))
text = "class C:\n" + "".join("    def m%d(self): return %d\n" % (i, i) for i in range(400))
exec(text, ns)
print(ns["C"]().m399())
print(len("x" * 100000), "ab" * 3 in "xababab", eval("'" + "q" * 70000 + "'").count("q"))
