# traceback: formatting, extracting, limits, chains, stacks. A board has no files, so no lines to show.
# modes: release debug gcstress single
import io
import traceback


def inner(x):
    return 1 / x


def outer(x):
    return inner(x)


def plain(text):
    return "".join(line for line in text.splitlines(True) if set(line.strip()) - set("^~"))


try:
    outer(0)
except ZeroDivisionError as e:
    print(plain(traceback.format_exc()).replace(__file__, "FILE"))
    print([(f.lineno, f.name, f.line) for f in traceback.extract_tb(e.__traceback__)])
    print("".join(traceback.format_tb(e.__traceback__, limit=1)).replace(__file__, "FILE"))
    print(traceback.format_exception_only(e), traceback.format_exception_only(type(e), e))
    print(plain("".join(traceback.format_exception(e, limit=-1))).replace(__file__, "FILE"))
    for name, line, function, text in traceback.extract_tb(e.__traceback__):
        print(name == __file__, line, function, text)
    out = io.StringIO()
    traceback.print_exc(file=out)
    print(out.getvalue() == traceback.format_exc())
    out = io.StringIO()
    traceback.print_exception(type(e), e, e.__traceback__, file=out)
    print(out.getvalue() == traceback.format_exc())
    t = traceback.TracebackException.from_exception(e)
    print(str(t), list(t.format_exception_only()), len(t.stack))
try:
    try:
        {}["k"]
    except KeyError as e:
        e.add_note("a note")
        raise ValueError("second") from e
except ValueError:
    print(plain(traceback.format_exc()).replace(__file__, "FILE"))
    print(plain(traceback.format_exc(chain=False)).replace(__file__, "FILE"))


def where():
    return [(f.name, f.lineno) for f in traceback.extract_stack()]


def caller():
    return where()


print(caller())
print([f.name for f in traceback.extract_stack(limit=1)])
print(traceback.format_list([("a.py", 3, "f", "x = 1"), ("b.py", 4, "g", None)]))
print(repr(traceback.format_exc()))


class Custom(Exception):
    pass


print(traceback.format_exception_only(Custom("text")), traceback.format_exception_only(Custom()))
