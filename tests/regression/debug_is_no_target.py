# __debug__ cannot be bound, whatever binds; a keyword argument given twice is refused with *arguments too.
for source in ("__debug__ = 1", "del __debug__", "for __debug__ in x: pass", "[1 for __debug__ in x]", "(__debug__ := 1)",
               "with a as __debug__: pass", "import a as __debug__", "def __debug__(): pass", "class __debug__: pass",
               "lambda __debug__: 1", "def f(*, __debug__): pass", "a, *__debug__ = x", "__debug__ += 1",
               "f(a=1, *b, a=2)", "f(a=1, **b, a=2)", "f(a=1, a=2)", "class C(x=1, **y, x=2): pass", "f(**a, **b)",
               "print(__debug__)"):
    try:
        compile(source, "s", "exec")
        print(source, "ok")
    except SyntaxError as e:
        print(source, e.msg)
