"""Files whose paths match a pattern of the shell; ** stands for any folders with recursive=True."""
import os
import re
from fnmatch import filter as _matching

__all__ = ["glob", "iglob", "escape", "has_magic"]


def has_magic(s):
    return any(c in s for c in "*?[")


def escape(pathname):
    """The path as a pattern that matches only it."""
    return re.sub(r"([*?[])", r"[\1]", pathname)


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    return list(iglob(pathname, root_dir=root_dir, recursive=recursive, include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    base, pathname = os.fspath(root_dir or ""), os.fspath(pathname)
    for path in _paths(base, pathname, recursive, include_hidden, False):
        if path:
            yield path


def _paths(base, pathname, recursive, hidden, folders_only):
    folder, pattern = os.path.split(pathname)
    if not has_magic(pathname):
        found = os.path.join(base, pathname)
        if os.path.isdir(found) if folders_only or not pattern else os.path.lexists(found):
            yield pathname
        return
    if folder and folder != pathname and has_magic(folder):
        folders = _paths(base, folder, recursive, hidden, True)
    else:
        folders = [folder]
    for each in folders:
        if recursive and pattern == "**":
            names = _below(os.path.join(base, each), hidden, folders_only)
        elif has_magic(pattern):
            names = _matching(_names(os.path.join(base, each), hidden or pattern[0] == ".", folders_only), pattern)
        else:
            names = [pattern] if _is_there(os.path.join(base, each, pattern), folders_only or not pattern) else []
        for name in names:
            yield os.path.join(each, name)


def _is_there(path, as_folder):
    return os.path.isdir(path) if as_folder else os.path.lexists(path)


def _names(folder, hidden, folders_only):
    try:
        names = os.listdir(folder or ".")
    except OSError:
        return []
    return [name for name in names if (hidden or name[0] != ".")
            and (not folders_only or os.path.isdir(os.path.join(folder, name)))]


def _below(folder, hidden, folders_only):
    """The folder itself as "", and all that is in it, at any depth."""
    if folder and not os.path.isdir(folder):
        return
    yield ""
    for name in _names(folder, hidden, folders_only):
        path = os.path.join(folder, name)
        if os.path.isdir(path):
            for deeper in _below(path, hidden, folders_only):
                yield os.path.join(name, deeper) if deeper else name
        elif not folders_only:
            yield name
