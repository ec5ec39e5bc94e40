"""Paths of POSIX."""
import os

curdir, pardir, sep, extsep, pathsep, altsep, devnull = ".", "..", "/", ".", ":", None, "/dev/null"
supports_unicode_filenames = True


def _text(path):
    return path.__fspath__() if hasattr(path, "__fspath__") else path


def _parts_of(path):
    path = _text(path)
    if isinstance(path, (bytes, bytearray)):
        return path, b"/", b".", b""
    if not isinstance(path, str):
        raise TypeError("expected str, bytes or os.PathLike object, not " + type(path).__name__)
    return path, "/", ".", ""


def join(path, *paths):
    path, slash, _, empty = _parts_of(path)
    for other in map(_text, paths):
        if not isinstance(other, (str, bytes)):
            raise TypeError("join() argument must be str, bytes, or os.PathLike object, not %r" % type(other).__name__)
        if other.startswith(slash):
            path = other
        elif not path or path.endswith(slash):
            path += other
        else:
            path += slash + other
    return path


def split(p):
    p, slash, _, _ = _parts_of(p)
    at = p.rfind(slash) + 1
    head, tail = p[:at], p[at:]
    if head and head != slash * len(head):
        head = head.rstrip(slash)
    return head, tail


def basename(p):
    return split(p)[1]


def dirname(p):
    return split(p)[0]


def splitext(p):
    p, slash, dot, empty = _parts_of(p)
    start = p.rfind(slash) + 1
    at = p.rfind(dot)
    while start < len(p) and p[start : start + 1] == dot:
        start += 1
    return (p[:at], p[at:]) if at >= start else (p, empty)


def splitdrive(p):
    p, _, _, empty = _parts_of(p)
    return empty, p


def isabs(s):
    s, slash, _, _ = _parts_of(s)
    return s.startswith(slash)


def normcase(s):
    return _text(s)


def normpath(path):
    path, slash, dot, empty = _parts_of(path)
    if not path:
        return dot
    roots = 2 if path[:2] == slash * 2 and path[:3] != slash * 3 else 1 if path[:1] == slash else 0
    parts = []
    for part in path.split(slash):
        if part in (empty, dot):
            continue
        if part != dot + dot or (not roots and not parts) or (parts and parts[-1] == dot + dot):
            parts.append(part)
        elif parts:
            parts.pop()
    return slash * roots + slash.join(parts) or dot


def abspath(path):
    path = _text(path)
    return normpath(path if isabs(path) else join(os.getcwd(), path))


def realpath(filename, *, strict=False):
    return abspath(filename)


def relpath(path, start="."):
    if not path:
        raise ValueError("no path specified")
    there = [part for part in abspath(path).split("/") if part]
    here = [part for part in abspath(start).split("/") if part]
    common = 0
    while common < min(len(there), len(here)) and there[common] == here[common]:
        common += 1
    return "/".join([".."] * (len(here) - common) + there[common:]) or "."


def commonprefix(m):
    if not m:
        return ""
    first, last = min(m), max(m)
    for at, c in enumerate(first):
        if c != last[at]:
            return first[:at]
    return first


def commonpath(paths):
    paths = [_text(p) for p in paths]
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    if len({isabs(p) for p in paths}) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    split_paths = [[part for part in p.split("/") if part and part != "."] for p in paths]
    common = commonprefix(split_paths) or []
    return ("/" if isabs(paths[0]) else "") + "/".join(common)


def _mode(path):
    try:
        return os.stat(path)[0]
    except (OSError, ValueError):
        return 0


def exists(path):
    return _mode(path) != 0


lexists = exists


def isfile(path):
    return _mode(path) & 0o170000 == 0o100000


def isdir(s):
    return _mode(s) & 0o170000 == 0o040000


def islink(path):
    return False


def ismount(path):
    return abspath(path) == "/"


def getsize(filename):
    return os.stat(filename)[6]


def getatime(filename):
    return os.stat(filename)[7]


def getmtime(filename):
    return os.stat(filename)[8]


def getctime(filename):
    return os.stat(filename)[9]


def samefile(f1, f2):
    a, b = os.stat(f1), os.stat(f2)
    return a[1:3] == b[1:3]


def expanduser(path):
    path = _text(path)
    if path == "~" or path.startswith("~/"):
        home = os.getenv("HOME")
        if home is not None:
            return home.rstrip("/") + path[1:] or "/"
    return path


def expandvars(path):
    path = _text(path)
    parts, at = [], 0
    while True:
        dollar = path.find("$", at)
        if dollar < 0:
            return "".join(parts) + path[at:]
        parts.append(path[at:dollar])
        at = dollar + 1
        if path[at : at + 1] == "{":
            end = path.find("}", at)
            name, after = (path[at + 1 : end], end + 1) if end > 0 else ("", at)
        else:
            after = at
            while after < len(path) and (path[after].isalnum() or path[after] == "_"):
                after += 1
            name = path[at:after]
        value = os.getenv(name) if name else None
        parts.append(path[dollar:after] if value is None else value)
        at = after
