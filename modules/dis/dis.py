"""Shows the instructions of functions, classes, modules and source text. docs/formats/bytecode.md explains them; they are Adder's
own, not CPython's."""
import sys

import _dis

__all__ = ["code_info", "dis", "disassemble", "disco", "distb", "show_code"]


def _code_of(x):
    """The code object behind a function, method, generator or coroutine; None when there is none."""
    x = getattr(x, "__func__", x)
    for name in ("__code__", "gi_code", "cr_code", "ag_code"):
        if hasattr(x, name):
            return getattr(x, name)
    return x if hasattr(x, "co_code") else None


def dis(x=None, *, file=None, depth=None, show_caches=False, adaptive=False):
    """Disassembles x: a function, method, class, module, code object, generator or source text; without x, where the last
    exception came from. depth=0 leaves out the functions inside."""
    if x is None:
        return distb(file=file)
    if isinstance(x, (str, bytes, bytearray)):
        x = compile(x, "<dis>", "exec")
    code = _code_of(x)
    if code is not None:
        return disassemble(code, file=file, depth=depth)
    names = getattr(x, "__dict__", None)
    if names is None:
        raise TypeError("don't know how to disassemble %s objects" % type(x).__name__)
    for name, value in sorted(names.items()):
        value = getattr(value, "__func__", value)
        if isinstance(value, type) or _code_of(value) is not None:
            print("Disassembly of %s:" % name, file=file)
            try:
                dis(value, file=file, depth=depth)
            except TypeError as e:
                print("Sorry:", e, file=file)
            print(file=file)


def disassemble(co, lasti=-1, *, file=None, depth=None, **options):
    print(_dis.text(co, depth is None or depth > 0), end="", file=file)


disco = disassemble


def distb(tb=None, *, file=None, **options):
    """Disassembles where a traceback's innermost frame stands."""
    if tb is None:
        error = getattr(sys, "last_value", None) or sys.exc_info()[1]
        if error is None:
            raise RuntimeError("no last traceback to disassemble")
        tb = error.__traceback__
    while tb.tb_next:
        tb = tb.tb_next
    disassemble(tb.tb_frame.f_code, tb.tb_lasti, file=file)


def code_info(x):
    """What is known about a code object, as text."""
    if isinstance(x, str):
        x = compile(x, "<code_info>", "exec")
    code = _code_of(x)
    rows = (("Name", code.co_name), ("Filename", code.co_filename), ("Argument count", code.co_argcount),
            ("Positional-only arguments", code.co_posonlyargcount), ("Kw-only arguments", code.co_kwonlyargcount),
            ("Number of locals", code.co_nlocals), ("Registers", code.co_stacksize), ("Constants", code.co_consts),
            ("Variable names", code.co_varnames), ("Free variables", code.co_freevars))
    return "\n".join("%-18s %s" % (name + ":", value) for name, value in rows)


def show_code(co, *, file=None):
    print(code_info(co), file=file)
