"""Importing modules whose names are only known when the program runs."""
import sys

__all__ = ["__import__", "import_module", "invalidate_caches", "reload"]

__import__ = __import__


def import_module(name, package=None):
    """The module of that name; with dots in front, one beside or above the package `package`."""
    dots = len(name) - len(name.lstrip("."))
    if dots:
        if not package:
            raise TypeError(f"the 'package' argument is required to perform a relative import for {name!r}")
        parents = package.split(".")
        if dots > len(parents):
            raise ImportError("attempted relative import beyond top-level package")
        name = ".".join(parents[:len(parents) - dots + 1] + ([name[dots:]] if name[dots:] else []))
    __import__(name)
    return sys.modules[name]


def invalidate_caches():
    """Nothing is remembered of directories."""


def reload(module):
    """Runs a module's code again, in the same module object."""
    if not isinstance(module, type(sys)):
        raise TypeError("reload() argument must be a module")
    name = module.__name__
    if sys.modules.get(name) is not module:
        raise ImportError(f"module {name} not in sys.modules", name=name)
    path = getattr(module, "__file__", None) or ""
    if path.endswith(".py"):
        with open(path, encoding="utf-8") as file:
            exec(compile(file.read(), path, "exec"), module.__dict__)
        return module
    del sys.modules[name]
    try:
        __import__(name)
        module.__dict__.update(sys.modules[name].__dict__)
    finally:
        sys.modules[name] = module
    return module
