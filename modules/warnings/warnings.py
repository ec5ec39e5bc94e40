"""Warnings: shown on sys.stderr once for each place, turned into errors, or kept, as filters say."""
import sys

__all__ = ["WarningMessage", "catch_warnings", "filterwarnings", "formatwarning", "resetwarnings", "showwarning",
           "simplefilter", "warn", "warn_explicit"]

filters = [("default", None, DeprecationWarning, "__main__", 0), ("ignore", None, DeprecationWarning, None, 0),
           ("ignore", None, PendingDeprecationWarning, None, 0), ("ignore", None, ImportWarning, None, 0),
           ("ignore", None, ResourceWarning, None, 0)]
_seen = set()
defaultaction = "default"


class WarningMessage:
    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message, self.category, self.filename, self.lineno = message, category, filename, lineno
        self.file, self.line, self.source = file, line, source

    def __str__(self):
        return "{message : %r, category : %r, filename : %r, lineno : %s, line : %r}" % (
            self.message, self.category.__name__, self.filename, self.lineno, self.line)


def formatwarning(message, category, filename, lineno, line=None):
    text = "%s:%s: %s: %s\n" % (filename, lineno, category.__name__, message)
    if line is None:
        from traceback import _source_line

        line = _source_line(filename, lineno)
    return text + "  %s\n" % line.strip() if line else text


def showwarning(message, category, filename, lineno, file=None, line=None):
    (file or sys.stderr).write(formatwarning(message, category, filename, lineno, line))


def _caller(stacklevel):
    """(file, line, module, globals) of the caller's caller…"""
    try:
        frame = sys._getframe(stacklevel + 1)
    except ValueError:
        return "sys", 1, "sys"
    return frame.f_code.co_filename, frame.f_lineno, frame.f_globals.get("__name__", "<string>")


def warn(message, category=None, stacklevel=1, source=None, **options):
    if isinstance(message, Warning):
        category = message.__class__
    category = UserWarning if category is None else category
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError("category must be a Warning subclass, not '%s'" % type(category).__name__)
    filename, lineno, module = _caller(stacklevel)
    warn_explicit(message, category, filename, lineno, module)


def _action(text, category, module, lineno):
    import re

    for action, pattern, kind, place, line in filters:
        if (pattern is None or re.match(pattern, text, re.I)) and issubclass(category, kind):
            if (place is None or re.match(place + r"\Z", module)) and line in (0, lineno):
                return action
    return defaultaction


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    module = module or filename
    if isinstance(message, Warning):
        text, category = str(message), message.__class__
    else:
        text, message = message, category(message)
    action = _action(text, category, module, lineno)
    if action == "ignore":
        return
    if action == "error":
        raise message
    key = {"once": (text, category), "module": (text, category, module)}.get(action, (text, category, filename, lineno))
    if action != "always":
        if key in _seen:
            return
        _seen.add(key)
    if _recorder is not None:
        _recorder.append(WarningMessage(message, category, filename, lineno))
    else:
        showwarning(message, category, filename, lineno)


_recorder = None


def _add(entry, append):
    _seen.clear()
    if entry in filters:
        if append:
            return
        filters.remove(entry)
    if append:
        filters.append(entry)
    else:
        filters.insert(0, entry)


def _check(action):
    if action not in ("error", "ignore", "always", "default", "module", "once"):
        raise AssertionError("invalid action: %r" % (action,))


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    _check(action)
    _add((action, message or None, category, module or None, lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    _check(action)
    _add((action, None, category, None, lineno), append)


def resetwarnings():
    _seen.clear()
    filters[:] = []


class catch_warnings:
    """Filters are as before afterwards; with record=True warnings go to a list."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._filter = None if action is None else (action, category, lineno, append)

    def __enter__(self):
        global _recorder
        self._filters, self._outer = filters[:], _recorder
        _seen.clear()
        if self._filter is not None:
            simplefilter(*self._filter)
        if self._record:
            _recorder = []
            return _recorder

    def __exit__(self, *error):
        global _recorder
        filters[:] = self._filters
        _recorder = self._outer
        _seen.clear()


def deprecated(message, /, *, category=DeprecationWarning, stacklevel=1):
    def decorator(function):
        from functools import wraps

        @wraps(function)
        def wrapper(*args, **kwargs):
            warn(message, category, stacklevel + 1)
            return function(*args, **kwargs)

        return wrapper

    return decorator
