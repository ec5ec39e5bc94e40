# ExceptionGroup: construction, message, split, subgroup, derive, nesting.
g = ExceptionGroup(
    "problems", [ValueError("v"), TypeError("t"), ExceptionGroup("inner", [KeyError("k"), ValueError("w")])]
)
print(g, g.message, len(g.exceptions))
print(repr(g))
matched, rest = g.split(ValueError)
print(repr(matched))
print(repr(rest))
print(repr(g.subgroup(KeyError)), g.subgroup(OSError))
print(repr(g.subgroup(lambda e: "w" in str(e))))
print(repr(g.derive([OSError(1)])))
print(isinstance(g, Exception), issubclass(ExceptionGroup, BaseExceptionGroup))
b = BaseExceptionGroup("base", [KeyboardInterrupt()])
print(type(b).__name__, type(BaseExceptionGroup("plain", [ValueError()])).__name__)
for args in (("m", []), ("m", [5]), ("m", 5), (5, [ValueError()]), ("m", [KeyboardInterrupt()])):
    try:
        ExceptionGroup(*args)
        print("ok")
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
try:
    raise g
except ExceptionGroup as caught:
    print(caught is g)
