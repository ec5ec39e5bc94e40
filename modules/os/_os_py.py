"""What os has beyond the calls of the system: paths, trees, and names of CPython."""
import os
import os.path as path
from abc import ABC

extsep, pathsep, altsep, defpath = ".", ":", None, "/bin:/usr/bin"
F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND = 0, 1, 2, 64, 128, 512, 1024
error = OSError


class _Environment(dict):
    """The variables of the process; changes are its own."""

    def __setitem__(self, key, value):
        for text in (key, value):
            if not isinstance(text, str):
                raise TypeError("str expected, not " + type(text).__name__)
        os.putenv(key, value)
        super().__setitem__(key, value)

    def __delitem__(self, key):
        super().__delitem__(key)
        os.unsetenv(key)

    def pop(self, key, *default):
        if key in self:
            os.unsetenv(key)
        return super().pop(key, *default)

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def update(self, *args, **kwargs):
        for key, value in dict(*args, **kwargs).items():
            self[key] = value

    def clear(self):
        for key in list(self):
            del self[key]

    def copy(self):
        return dict(self)

    def __repr__(self):
        return "environ(%s)" % super().__repr__()


environ = _Environment(os._environment())


class PathLike(ABC):
    """An object with __fspath__."""

    @classmethod
    def __subclasshook__(cls, other):
        return hasattr(other, "__fspath__") if cls is PathLike else NotImplemented


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    if not hasattr(type(path), "__fspath__"):
        raise TypeError("expected str, bytes or os.PathLike object, not " + type(path).__name__)
    text = type(path).__fspath__(path)
    if not isinstance(text, (str, bytes)):
        raise TypeError("expected %s.__fspath__() to return str or bytes, not %s"
                        % (type(path).__name__, type(text).__name__))
    return text


def fsencode(filename):
    filename = fspath(filename)
    return filename.encode() if isinstance(filename, str) else filename


def fsdecode(filename):
    filename = fspath(filename)
    return filename if isinstance(filename, str) else filename.decode()


def access(path, mode):
    try:
        bits = os.stat(path)[0]
    except OSError:
        return False
    return not mode or bool(bits & (mode | mode << 3 | mode << 6))


def makedirs(name, mode=0o777, exist_ok=False):
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        makedirs(head, exist_ok=True)
    try:
        os.mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    os.rmdir(name)
    head, tail = path.split(name)
    while head and tail:
        try:
            os.rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def renames(old, new):
    head, tail = path.split(new)
    if head and tail and not path.exists(head):
        makedirs(head)
    os.rename(old, new)


class DirEntry:
    def __init__(self, folder, name, mode):
        self.name, self.path, self._mode = name, path.join(folder, name), mode

    def is_dir(self, *, follow_symlinks=True):
        return self._mode & 0o170000 == 0o040000 if self._mode else path.isdir(self.path)

    def is_file(self, *, follow_symlinks=True):
        return self._mode & 0o170000 == 0o100000 if self._mode else path.isfile(self.path)

    def is_symlink(self):
        return False

    def stat(self, *, follow_symlinks=True):
        return os.stat(self.path)

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return "<DirEntry %r>" % self.name


class _Scan:
    def __init__(self, folder):
        self._entries = (DirEntry(folder, entry[0], entry[1]) for entry in os.ilistdir(folder))

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def close(self):
        self._entries.close()


def scandir(path="."):
    return _Scan(path)


def walk(top, topdown=True, onerror=None, followlinks=False):
    top = fspath(top)
    folders, files = [], []
    try:
        for entry in scandir(top):
            (folders if entry.is_dir() else files).append(entry.name)
    except OSError as e:
        if onerror is not None:
            onerror(e)
        return
    if topdown:
        yield top, folders, files
    for name in folders:
        yield from walk(path.join(top, name), topdown, onerror, followlinks)
    if not topdown:
        yield top, folders, files


def get_exec_path(env=None):
    return (os.environ if env is None else env).get("PATH", defpath).split(pathsep)


def get_terminal_size(fd=1):
    from collections import namedtuple

    size = namedtuple("terminal_size", "columns lines")
    return size(int(os.getenv("COLUMNS", 80)), int(os.getenv("LINES", 24)))
