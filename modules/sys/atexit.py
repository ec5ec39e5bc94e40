"""Functions that run when the program ends, the last registered first."""
import sys

_functions = []


def register(func, /, *args, **kwargs):
    if not callable(func):
        raise TypeError("the first argument must be callable")
    _functions.append((func, args, kwargs))
    return func


def unregister(func, /):
    _functions[:] = [entry for entry in _functions if entry[0] != func]


def _run_exitfuncs():
    error = None
    while _functions:
        func, args, kwargs = _functions.pop()
        try:
            func(*args, **kwargs)
        except SystemExit as e:
            error = e
        except BaseException as e:
            sys.print_exception(e, sys.stderr)
            error = e
    return error


def _clear():
    del _functions[:]


def _ncallbacks():
    return len(_functions)


sys.atexit(_run_exitfuncs)
