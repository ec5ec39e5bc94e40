"""Paths as objects: PurePosixPath works on the text alone, Path asks the file system too."""
import fnmatch
import os
import stat

__all__ = ["PurePath", "PurePosixPath", "Path", "PosixPath"]


def _split(text):
    """(root, parts behind it)"""
    root = ""
    if text.startswith("/"):
        root = "//" if text.startswith("//") and not text.startswith("///") else "/"
    return root, [part for part in text.split("/") if part and part != "."]


class _Parents:
    """The folders above a path, the nearest first."""

    def __init__(self, path):
        self._path = path

    def __len__(self):
        return len(self._path._tail)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(len(self))))
        count = len(self)
        if not -count <= index < count:
            raise IndexError(index)
        return self._path._of(self._path.root, self._path._tail[:count - 1 - index % count])

    def __repr__(self):
        return f"<{type(self._path).__name__}.parents>"


class PurePosixPath:
    """The text of a path, in parts."""

    drive = ""

    def __new__(cls, *args):
        if cls is PurePath:
            cls = PurePosixPath
        elif cls is Path:
            cls = PosixPath
        root, tail = "", []
        for arg in args:
            text = os.fspath(arg)
            if not isinstance(text, str):
                raise TypeError("argument should be a str object or an os.PathLike object returning str, "
                                f"not {type(text)!r}")
            new_root, parts = _split(text)
            root, tail = (new_root, parts) if new_root else (root, tail + parts)
        return cls._of(root, tail)

    def __init__(self, *args):
        """__new__ does it."""

    @classmethod
    def _of(cls, root, tail):
        self = object.__new__(cls)
        self.root, self._tail = root, tail
        return self

    def __fspath__(self):
        return self.root + "/".join(self._tail) or "."

    __str__ = __fspath__

    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"

    def __bytes__(self):
        return str(self).encode()

    def as_posix(self):
        return str(self)

    def as_uri(self):
        if not self.root:
            raise ValueError("relative path can't be expressed as a file URI")
        return "file://" + "".join(c if c.isalnum() and c.isascii() or c in "/-._~" else
                                   "".join("%%%02X" % byte for byte in c.encode()) for c in str(self))

    def _key(self):
        return self.root, *self._tail

    def __hash__(self):
        return hash(self._key())

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, PurePosixPath) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, PurePosixPath) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if isinstance(other, PurePosixPath) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if isinstance(other, PurePosixPath) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if isinstance(other, PurePosixPath) else NotImplemented

    def __truediv__(self, other):
        return self.joinpath(other) if isinstance(other, (str, PurePosixPath)) else NotImplemented

    def __rtruediv__(self, other):
        return type(self)(other, self) if isinstance(other, str) else NotImplemented

    def joinpath(self, *others):
        return type(self)(self, *others)

    @property
    def parts(self):
        return (self.root, *self._tail) if self.root else tuple(self._tail)

    anchor = property(lambda self: self.root)
    parents = property(_Parents)

    @property
    def parent(self):
        return self._of(self.root, self._tail[:-1]) if self._tail else self

    @property
    def name(self):
        return self._tail[-1] if self._tail else ""

    @property
    def suffix(self):
        name = self.name
        i = name.rfind(".")
        return name[i:] if 0 < i < len(name) - 1 else ""

    @property
    def suffixes(self):
        name = self.name
        return [] if name.endswith(".") else ["." + each for each in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        name = self.name
        i = name.rfind(".")
        return name[:i] if 0 < i < len(name) - 1 else name

    def with_name(self, name):
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        if not name or "/" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        return self._of(self.root, self._tail[:-1] + [name])

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        if "/" in suffix or suffix and not suffix.startswith(".") or suffix == ".":
            raise ValueError(f"Invalid suffix {suffix!r}")
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        return self._of(self.root, self._tail[:-1] + [self.stem + suffix])

    def is_absolute(self):
        return bool(self.root)

    def is_reserved(self):
        return False

    def relative_to(self, *other):
        other = type(self)(*other)
        n = len(other._tail)
        if other.root != self.root or self._tail[:n] != other._tail:
            raise ValueError(f"{str(self)!r} is not in the subpath of {str(other)!r}"
                             " OR one path is relative and the other is absolute.")
        return self._of("", self._tail[n:])

    def is_relative_to(self, *other):
        other = type(self)(*other)
        return other.root == self.root and self._tail[:len(other._tail)] == other._tail

    def match(self, pattern):
        """The path's end, or for an absolute pattern all of it, matches."""
        root, parts = _split(pattern)
        if not root and not parts:
            raise ValueError("empty pattern")
        if root and (root != self.root or len(parts) != len(self._tail)):
            return False
        if len(parts) > len(self._tail):
            return False
        return all(fnmatch.fnmatchcase(a, b) for a, b in zip(reversed(self._tail), reversed(parts)))


class PurePath(PurePosixPath):
    """PurePath(...) makes a PurePosixPath."""


class Path(PurePosixPath):
    """A path in the file system. Path(...) makes a PosixPath."""

    @classmethod
    def cwd(cls):
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        return cls(os.path.expanduser("~"))

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        """Nothing to close."""

    def stat(self, *, follow_symlinks=True):
        return os.stat(self)

    lstat = stat

    def exists(self):
        return os.path.exists(self)

    def is_dir(self):
        return os.path.isdir(self)

    def is_file(self):
        return os.path.isfile(self)

    def is_symlink(self):
        return os.path.islink(self)

    def _has_kind(self, test):
        try:
            return test(self.stat().st_mode)
        except OSError:
            return False

    def is_fifo(self):
        return self._has_kind(stat.S_ISFIFO)

    def is_char_device(self):
        return self._has_kind(stat.S_ISCHR)

    def is_block_device(self):
        return self._has_kind(stat.S_ISBLK)

    def is_socket(self):
        return self._has_kind(stat.S_ISSOCK)

    def samefile(self, other):
        return os.path.samefile(self, other)

    def absolute(self):
        return self if self.root else type(self)(os.getcwd(), self)

    def resolve(self, strict=False):
        if strict:
            self.stat()
        return type(self)(os.path.realpath(self))

    def expanduser(self):
        return type(self)(os.path.expanduser(str(self)))

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        return open(self, mode) if "b" in mode else open(self, mode, encoding=encoding, newline=newline)

    def read_text(self, encoding=None, errors=None):
        with self.open(encoding=encoding) as f:
            return f.read()

    def read_bytes(self):
        with open(self, "rb") as f:
            return f.read()

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError(f"data must be str, not {type(data).__name__}")
        with self.open("w", encoding=encoding, newline=newline) as f:
            return f.write(data)

    def write_bytes(self, data):
        with open(self, "wb") as f:
            return f.write(data)

    def touch(self, mode=0o666, exist_ok=True):
        if not exist_ok and self.exists():
            raise FileExistsError(17, os.strerror(17), str(self))
        open(self, "ab").close()

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        try:
            os.mkdir(self, mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def rmdir(self):
        os.rmdir(self)

    def unlink(self, missing_ok=False):
        try:
            os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rename(self, target):
        os.rename(self, target)
        return type(self)(target)

    def replace(self, target):
        os.replace(self, target)
        return type(self)(target)

    def chmod(self, mode):
        os.chmod(self, mode)

    def iterdir(self):
        for name in os.listdir(self):
            yield self._of(self.root, self._tail + [name])

    def glob(self, pattern):
        """Paths below this one that match; ** stands for any folders."""
        root, parts = _split(pattern)
        if root:
            raise NotImplementedError("Non-relative patterns are unsupported")
        if not parts:
            raise ValueError(f"Unacceptable pattern: {pattern!r}")
        seen = set()
        for path in self._matching(parts):
            if path not in seen:
                seen.add(path)
                yield path

    def rglob(self, pattern):
        return self.glob("**/" + pattern)

    def _matching(self, parts):
        if not parts:
            yield self
            return
        if not self.is_dir():
            return
        first, rest = parts[0], parts[1:]
        if first == "**":
            if rest:
                yield from self._matching(rest)
            else:
                yield self
            for child in self.iterdir():
                if child.is_dir() and not child.is_symlink():
                    yield from child._matching(parts)
        elif any(c in first for c in "*?["):
            for child in self.iterdir():
                if fnmatch.fnmatchcase(child.name, first):
                    yield from child._matching(rest)
        elif (self / first).exists():
            yield from (self / first)._matching(rest)


class PosixPath(Path):
    """A Path of a system with / between its parts."""
