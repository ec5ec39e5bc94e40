# Exceptions that are their own cause or context, shown; notes that are no list; parts of TracebackException.
import traceback

e = ValueError("self")
e.__cause__ = e
print("".join(traceback.format_exception(e)), end="")
a, b, c = ValueError("a"), ValueError("b"), ValueError("c")
a.__context__, b.__context__, c.__context__ = b, c, a
print("".join(traceback.format_exception(a)), end="")
for notes in (["x", "y\nz"], None, 5):
    e = ValueError(1)
    e.__notes__ = notes
    print("".join(traceback.format_exception_only(e)).rstrip("\n"))
try:
    try:
        1 / 0
    except ZeroDivisionError as inner:
        raise KeyError("x") from inner
except KeyError as outer:
    shown = traceback.TracebackException.from_exception(outer)
    print(shown.__cause__.exc_type, str(shown.__cause__), shown.__suppress_context__, shown.__cause__.__cause__)
    print(shown == traceback.TracebackException.from_exception(outer))
shown = traceback.TracebackException.from_exception(a)
print(shown.__context__.__context__.__context__)
