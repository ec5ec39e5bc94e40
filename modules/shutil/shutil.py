"""Copying, moving and removing files and whole folders."""
import fnmatch
import os
from collections import namedtuple

__all__ = ["copyfileobj", "copyfile", "copymode", "copy", "copy2", "copytree", "move", "rmtree", "which", "disk_usage",
           "get_terminal_size", "ignore_patterns", "Error", "SameFileError"]


class Error(OSError):
    """Several files could not be copied: a list of (source, destination, why)."""


class SameFileError(Error):
    """Source and destination are the same file."""


_usage = namedtuple("usage", "total used free")


def copyfileobj(fsrc, fdst, length=16384):
    while piece := fsrc.read(length):
        fdst.write(piece)


def copyfile(src, dst, *, follow_symlinks=True):
    if os.path.exists(dst) and os.path.samefile(src, dst):
        raise SameFileError(f"{src!r} and {dst!r} are the same file")
    with open(src, "rb") as source, open(dst, "wb") as destination:
        copyfileobj(source, destination)
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    os.chmod(dst, os.stat(src).st_mode & 0o7777)


def copy(src, dst, *, follow_symlinks=True):
    """Copies the file, into the folder `dst` if it is one, with its permissions. Gives the new path."""
    if os.path.isdir(dst):
        dst = os.path.join(dst, os.path.basename(src))
    copyfile(src, dst)
    copymode(src, dst)
    return dst


copy2 = copy  # times of files cannot be set here


def ignore_patterns(*patterns):
    """For copytree(): leaves out names that match one of the patterns."""
    return lambda path, names: {name for pattern in patterns for name in fnmatch.filter(names, pattern)}


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False,
             dirs_exist_ok=False):
    names = sorted(os.listdir(src))
    ignored = ignore(os.fspath(src), names) if ignore else ()
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    errors = []
    for name in names:
        if name in ignored:
            continue
        source, destination = os.path.join(src, name), os.path.join(dst, name)
        try:
            if os.path.isdir(source):
                copytree(source, destination, symlinks, ignore, copy_function, dirs_exist_ok=dirs_exist_ok)
            else:
                copy_function(source, destination)
        except Error as error:
            errors.extend(error.args[0])
        except OSError as error:
            errors.append((source, destination, str(error)))
    if errors:
        raise Error(errors)
    return dst


def rmtree(path, ignore_errors=False, onerror=None):
    """Removes the folder and all that is in it."""
    try:
        for name in os.listdir(path):
            inner = os.path.join(path, name)
            if os.path.isdir(inner) and not os.path.islink(inner):
                rmtree(inner, ignore_errors, onerror)
            else:
                os.remove(inner)
        os.rmdir(path)
    except OSError as error:
        if onerror:
            onerror(os.rmdir, path, (type(error), error, error.__traceback__))
        elif not ignore_errors:
            raise


def move(src, dst, copy_function=copy2):
    """Moves a file or folder, into the folder `dst` if it is one. Gives the new path."""
    target = dst
    if os.path.isdir(dst):
        target = os.path.join(dst, os.path.basename(os.fspath(src).rstrip("/")))
        if os.path.exists(target):
            raise Error(f"Destination path '{target}' already exists")
    try:
        os.rename(src, target)
    except OSError:
        if os.path.isdir(src):
            copytree(src, target, copy_function=copy_function)
            rmtree(src)
        else:
            copy_function(src, target)
            os.unlink(src)
    return target


def which(cmd, mode=os.F_OK | os.X_OK, path=None):
    """The path of the program that a shell would run, or None."""
    folders = [""] if "/" in cmd else (os.environ.get("PATH", os.defpath) if path is None else path).split(os.pathsep)
    for folder in folders:
        found = os.path.join(folder, cmd) if folder else cmd
        if os.path.isfile(found) and os.access(found, mode):
            return found
    return None


def disk_usage(path):
    block, unit, blocks, free, available, *_ = os.statvfs(path)
    return _usage(blocks * unit, (blocks - free) * unit, available * unit)


def get_terminal_size(fallback=(80, 24)):
    try:
        return os.get_terminal_size()
    except OSError:
        return fallback
