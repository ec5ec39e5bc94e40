"""Files and folders for a while, with names that nobody else has."""
import os
import random
from io import BytesIO, StringIO
from shutil import rmtree

__all__ = ["NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "TemporaryDirectory", "mkdtemp", "mktemp",
           "gettempdir", "gettempprefix"]

template = "tmp"
tempdir = None
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_"
_names = random.Random(int.from_bytes(os.urandom(4), "little"))  # the program's own sequence stays as it is


def gettempdir():
    global tempdir
    if tempdir is None:
        for folder in (os.getenv("TMPDIR"), os.getenv("TEMP"), os.getenv("TMP"), "/tmp", "/var/tmp", os.getcwd()):
            if folder and os.path.isdir(folder):
                tempdir = folder
                break
    return tempdir


def gettempprefix():
    return template


def mktemp(suffix="", prefix=template, dir=None):
    """A path that does not exist yet."""
    while True:
        name = prefix + "".join(_names.choice(_LETTERS) for _ in range(8)) + suffix
        path = os.path.join(os.path.abspath(dir or gettempdir()), name)
        if not os.path.exists(path):
            return path


def mkdtemp(suffix=None, prefix=None, dir=None):
    """Makes a folder and gives its path."""
    path = mktemp(suffix or "", prefix or template, dir)
    os.mkdir(path, 0o700)
    return path


class TemporaryDirectory:
    """A folder that goes with the `with` block, and all in it."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *, delete=True):
        self.name = mkdtemp(suffix, prefix, dir)
        self._forgive, self._delete = ignore_cleanup_errors, delete

    def __repr__(self):
        return f"<TemporaryDirectory {self.name!r}>"

    def __enter__(self):
        return self.name

    def __exit__(self, kind, error, trace):
        if self._delete:
            self.cleanup()

    def cleanup(self):
        if os.path.exists(self.name):
            rmtree(self.name, ignore_errors=self._forgive)


class _NamedFile:
    """A file that is removed when it is closed."""

    def __init__(self, file, name, delete):
        self.file, self.name, self.delete = file, name, delete

    def __getattr__(self, name):
        return getattr(self.file, name)

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        self.close()

    def __iter__(self):
        return iter(self.file)

    def close(self):
        self.file.close()
        if self.delete and os.path.exists(self.name):
            os.unlink(self.name)


def NamedTemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None,
                       delete=True, *, errors=None, delete_on_close=True):
    path = mktemp(suffix or "", prefix or template, dir)
    text = {} if "b" in mode else {"encoding": encoding, "newline": newline}
    return _NamedFile(open(path, mode, **text), path, delete)


def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *,
                  errors=None):
    """A file without a name."""
    named = NamedTemporaryFile(mode, buffering, encoding, newline, suffix, prefix, dir)
    os.unlink(named.name)
    return named.file


def SpooledTemporaryFile(max_size=0, mode="w+b", *args, **kwargs):
    """A file in memory."""
    return BytesIO() if "b" in mode else StringIO()
