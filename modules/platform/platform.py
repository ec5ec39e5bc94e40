"""What this program runs on, in words."""
import os
import sys

__all__ = ["platform", "system", "machine", "node", "release", "version", "processor", "python_version",
           "python_version_tuple", "python_implementation", "python_compiler", "libc_ver", "uname", "architecture"]

_names = os.uname() if hasattr(os, "uname") else None


def _name(index, otherwise=""):
    return _names[index] if _names else otherwise


def system():
    return _name(0, sys.platform)


def node():
    return _name(1)


def release():
    return _name(2)


def version():
    return _name(3)


def machine():
    return _name(4)


def processor():
    return ""


def uname():
    return _names


def architecture(*args):
    return ("64bit" if sys.maxsize > 1 << 32 else "32bit"), "ELF"


def python_version():
    return ".".join(python_version_tuple())


def python_version_tuple():
    return tuple(map(str, sys.version_info[:3]))


def python_implementation():
    return "Adder"


def python_compiler():
    return "Adder " + sys.implementation._adder


def libc_ver(*args):
    return "", ""


def platform(aliased=False, terse=False):
    return "-".join(filter(None, (system(), release(), machine())))
