"""Showing exceptions and where they came from. The text itself is made by sys.print_exception."""
import io
import sys

__all__ = ["FrameSummary", "StackSummary", "TracebackException", "clear_frames", "extract_stack", "extract_tb",
           "format_exc", "format_exception", "format_exception_only", "format_list", "format_stack", "format_tb",
           "print_exc", "print_exception", "print_last", "print_list", "print_stack", "print_tb", "walk_stack", "walk_tb"]

_sources = {}  # file name → list of lines, or None


def _source_line(filename, lineno):
    if filename not in _sources:
        try:
            with open(filename) as file:
                _sources[filename] = file.read().split("\n")
        except (OSError, ValueError, UnicodeError):
            _sources[filename] = None
    lines = _sources[filename]
    return lines[lineno - 1].strip() if lines and 0 < lineno <= len(lines) else ""


class FrameSummary:
    """One line of a traceback: filename, lineno, name, line."""

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self.locals = locals
        self._line = line

    @property
    def line(self):
        if self._line is None:
            self._line = _source_line(self.filename, self.lineno)
        return self._line

    def _fields(self):
        return (self.filename, self.lineno, self.name, self.line)

    def __iter__(self):
        return iter(self._fields())

    def __getitem__(self, index):
        return self._fields()[index]

    def __len__(self):
        return 4

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return self._fields() == other._fields()
        return self._fields() == other if isinstance(other, tuple) else NotImplemented

    def __repr__(self):
        return "<FrameSummary file %s, line %d in %s>" % (self.filename, self.lineno, self.name)


class StackSummary(list):
    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        return cls(_limited([FrameSummary(f.f_code.co_filename, line, f.f_code.co_name) for f, line in frame_gen], limit))

    @classmethod
    def from_list(cls, a_list):
        return cls(f if isinstance(f, FrameSummary) else FrameSummary(f[0], f[1], f[2], line=f[3]) for f in a_list)

    def format_frame_summary(self, frame):
        text = '  File "%s", line %d, in %s\n' % (frame.filename, frame.lineno, frame.name)
        return text + "    " + frame.line.strip() + "\n" if frame.line else text

    def format(self):
        return [self.format_frame_summary(frame) for frame in self]


def _limited(items, limit):
    if limit is None:
        limit = getattr(sys, "tracebacklimit", None)
    if limit is None:
        return items
    return items[:limit] if limit >= 0 else items[limit:]


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    if f is None:
        f = sys._getframe(1)
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def extract_tb(tb, limit=None):
    return StackSummary.extract(walk_tb(tb), limit=limit)


def extract_stack(f=None, limit=None):
    frames = list(walk_stack(sys._getframe(1) if f is None else f))
    frames.reverse()
    return StackSummary(_limited(StackSummary.extract(frames), None if limit is None else -limit))


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    _print(format_list(extracted_list), file)


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def print_tb(tb, limit=None, file=None):
    _print(format_tb(tb, limit), file)


def format_stack(f=None, limit=None):
    return extract_stack(sys._getframe(1) if f is None else f, limit).format()


def print_stack(f=None, limit=None, file=None):
    _print(format_stack(sys._getframe(1) if f is None else f, limit), file)


def _print(lines, file):
    (sys.stderr if file is None else file).write("".join(lines))


def _whole(value):
    text = io.StringIO()
    sys.print_exception(value, text)
    return text.getvalue()


def format_exception_only(exc, value=None):
    """The last lines: the class and the message (for a SyntaxError the place too), and the notes."""
    if not isinstance(exc, BaseException):
        exc = value
    if exc is None:
        return ["NoneType: None\n"]
    if isinstance(exc, SyntaxError):
        bare = exc.with_traceback(None)
        return [line for line in _whole(bare).splitlines(True)]
    kind = type(exc)
    name = kind.__qualname__
    module = kind.__module__ if isinstance(kind.__module__, str) else "<unknown>"
    if module not in ("builtins", "__main__"):
        name = module + "." + name
    try:
        text = str(exc)
    except Exception:
        text = "<exception str() failed>"
    lines = [name + ": " + text + "\n" if text else name + "\n"]
    notes = getattr(exc, "__notes__", None)
    if notes is not None and not isinstance(notes, (list, tuple)):
        notes = [repr(notes)]
    for note in notes or ():
        lines += [line + "\n" for line in str(note).split("\n")]
    return lines


def _exception_of(exc, value):
    return exc if isinstance(exc, BaseException) else value


def format_exception(exc, value=None, tb=None, limit=None, chain=True):
    exc = _exception_of(exc, value)
    if exc is None:
        return ["NoneType: None\n"]
    if limit is None and chain:
        return _whole(exc).splitlines(True)
    lines = format_tb(exc.__traceback__, limit)
    if lines:
        lines.insert(0, "Traceback (most recent call last):\n")
    return lines + format_exception_only(exc)


def print_exception(exc, value=None, tb=None, limit=None, file=None, chain=True):
    _print(format_exception(exc, value, tb, limit, chain), file)


def format_exc(limit=None, chain=True):
    return "".join(format_exception(sys.exc_info()[1], limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exc_info()[1], limit=limit, file=file, chain=chain)


def print_last(limit=None, file=None, chain=True):
    print_exception(sys.last_value, limit=limit, file=file, chain=chain)


def clear_frames(tb):
    """Frames hold nothing once they ended."""


class TracebackException:
    """An exception as text, to be printed later."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, **options):
        self.exc_type = exc_type
        self.stack = extract_tb(exc_traceback, limit)
        self._str = str(exc_value)
        self._lines = format_exception(exc_value, limit=limit)
        self._only = format_exception_only(exc_value)
        seen = options.pop("_seen", ())
        for name in ("__cause__", "__context__"):
            other = getattr(exc_value, name)
            if other is exc_value or other in seen:
                other = None
            setattr(self, name, other and self.from_exception(other, limit=limit, _seen=(*seen, exc_value), **options))
        self.__suppress_context__ = exc_value.__suppress_context__

    @classmethod
    def from_exception(cls, exc, **options):
        return cls(type(exc), exc, exc.__traceback__, **options)

    def __eq__(self, other):
        return self.__dict__ == other.__dict__ if isinstance(other, TracebackException) else NotImplemented

    def __str__(self):
        return self._str

    def format(self, *, chain=True):
        return iter(self._lines)

    def format_exception_only(self):
        return iter(self._only)

    def print(self, *, file=None, chain=True):
        _print(self._lines, file)
