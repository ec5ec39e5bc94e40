# Failing imports: missing modules and names, errors inside, relative imports at the top, circular imports.
import sys

sys.path.insert(0, __file__.rsplit("/", 1)[0] + "/support" if "/" in __file__ else "support")


def attempt(text):
    try:
        exec(text, {"__name__": "__main__"})
        print("no error")
    except Exception as e:
        text = str(e)
        print(type(e).__name__, text[: text.index("(")] if "(" in text and "/" in text else text)


attempt("import no_such_module")
attempt("import no_such_package.sub")
attempt("import plain.sub")
attempt("from plain import nothing_here")
attempt("from no_such import x")
attempt("import fails")
print("fails" in sys.modules)
attempt("import fails")
attempt("import pack.no_such_sub")
attempt("from pack import no_such_name")
attempt("from . import x")
attempt("from .plain import x")
attempt("__import__('')")
attempt("__import__(5)")
try:
    import broken_syntax
except SyntaxError as e:
    print(type(e).__name__, e.lineno)
try:
    import nowhere
except ImportError as e:
    print(type(e).__name__, e.name)
import circle_a
import circle_b

print(circle_b.later())
import lazy

print(lazy.computed, lazy.here)
try:
    lazy.other
except AttributeError as e:
    print(e)
try:
    plain.x
except NameError as e:
    print(e)
import plain

try:
    plain.missing
except AttributeError as e:
    print(e)
