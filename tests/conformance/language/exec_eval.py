# exec, eval and compile: namespaces, results, code objects, errors.
print(eval("1 + 2"), eval("  [i for i in range(3)]"), eval("x * 2", {"x": 5}), eval("x + y", {"x": 1}, {"y": 2}))
ns = {}
exec("a = 1\ndef f(n):\n    return n + a\nb = f(10)", ns)
print(ns["a"], ns["b"], ns["f"](5), "__builtins__" in ns)
g, l = {"q": 1}, {}
exec("r = q + 1\nglobal s\ns = 5", g, l)
print(l, g["s"])
code = compile("x ** 2", "<test>", "eval")
print(eval(code, {"x": 7}), eval(code, {"x": 8}))
code = compile("out.append('ran')\nout.append(len(out))", "<test>", "exec")
out = []
exec(code)
exec(code)
print(out)
exec(compile("1 + 1", "<s>", "single"))
exec(compile("print('single')", "<s>", "single"))


def inside():
    v = 10
    print(eval("v + 1"))
    exec("v = 20")
    print(v, "v" in locals())
    return eval("lambda z: z + 1")(5)


print(inside())
for text in ("1 +", "x = 1", "import os", "", "a b", "(", "1\n2", "return 5"):
    try:
        eval(text)
        print("no error")
    except SyntaxError as e:
        print("SyntaxError for", repr(text))
try:
    eval("undefined_thing")
except NameError as e:
    print(e)
try:
    exec(5)
except TypeError as e:
    print(type(e).__name__)
try:
    eval("1", 5)
except TypeError as e:
    print(type(e).__name__)
print(eval(b"1 + 1"), eval("\t 5 "))
