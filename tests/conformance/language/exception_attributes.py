# Exceptions as objects: args, str, repr, notes, cause and context, traceback.
e = ValueError("a", 1)
print(e.args, str(e), repr(e))
print(str(ValueError()), repr(ValueError()), str(ValueError("one")), repr(ValueError("one")))
print(str(KeyError("k")), str(KeyError()), str(KeyError("a", "b")), repr(KeyError("k")))
e = Exception("x")
e.extra = 5
print(e.extra, e.__dict__)
e.add_note("first note")
e.add_note("second")
print(e.__notes__)
try:
    e.add_note(5)
except TypeError as error:
    print(error)
e.args = (1, 2)
print(e, e.args)
print(e.__cause__, e.__context__, e.__traceback__, e.__suppress_context__)
try:
    raise e
except Exception as caught:
    print(caught is e, e.__traceback__ is not None)
print(e.with_traceback(None) is e, e.__traceback__)
print(StopIteration(5).value, StopIteration().value, SystemExit(3).code, SystemExit().code, SystemExit("bye").code)
o = OSError(2, "No such file", "name.txt")
print(o.errno, o.strerror, o.filename, str(o), type(o).__name__, o.args)
print(
    OSError("text").errno,
    str(OSError(5)),
    str(OSError(13, "denied")),
    type(OSError(13, "x")).__name__,
)
print(
    issubclass(KeyError, LookupError),
    issubclass(ZeroDivisionError, ArithmeticError),
    issubclass(KeyboardInterrupt, Exception),
)
u = UnicodeDecodeError("utf-8", b"ab\xff", 2, 3, "bad")
print(u.encoding, u.object, u.start, u.end, u.reason)
print(str(u))
i = ImportError("msg", name="mod", path="p")
print(i.name, i.path, i.msg)
a = AttributeError("msg", name="n", obj=5)
print(a.name, a.obj)
print(Exception("a") == Exception("a"), BaseException.__name__, Exception.__mro__[1].__name__)
