# compile: modes, names, code objects' attributes, errors with position.
c = compile("a + b", "somewhere.py", "eval")
print(eval(c, {"a": 1, "b": 2}), c.co_filename, type(c).__name__)
c = compile("def f(x, y=1, *, z):\n    return x\n", "mod.py", "exec")
ns = {}
exec(c, ns)
print(
    ns["f"](5, z=0),
    ns["f"].__code__.co_filename,
    ns["f"].__code__.co_firstlineno,
    ns["f"].__code__.co_argcount,
    ns["f"].__code__.co_kwonlyargcount,
)
exec(compile("3 * 7", "<in>", "single"))
exec(compile("x = 1\nprint(x)", "<in>", "exec"))
for text, mode in (
    ("1 +", "eval"),
    ("x = 1", "eval"),
    ("def f(:\n pass", "exec"),
    ("a\n  b", "exec"),
    ("1; 2", "bad"),
    ("'abc", "exec"),
    ("x = (1,\n", "exec"),
    ("\n\nfoo bar", "exec"),
):
    try:
        compile(text, "<in>", mode)
    except SyntaxError as e:
        print(type(e).__name__, e.filename, e.lineno)
    except ValueError as e:
        print(type(e).__name__, e)
for args in ((), (5, "f", "exec"), ("1", "f"), ("1", 5, "exec")):
    try:
        compile(*args)
    except TypeError as e:
        print(type(e).__name__)
