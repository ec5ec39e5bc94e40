"""The part of functools that is written in Python; the module functools imports it when one of its names is asked for."""
from collections import namedtuple
from functools import partial

__all__ = ["update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering", "cache", "cmp_to_key",
           "lru_cache", "reduce", "partial", "partialmethod", "singledispatch", "singledispatchmethod",
           "cached_property"]
__name__ = "functools"  # where the classes say they are from

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)

_CacheInfo = namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"])
_missing = object()


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        value = getattr(wrapped, name, _missing)
        if value is not _missing:
            setattr(wrapper, name, value)
    for name in updated:
        extra = getattr(wrapped, name, None)
        if extra:
            getattr(wrapper, name).update(extra)
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


# --- total_ordering: three comparisons out of one and ==

def _not_self(name):
    def compare(self, other):
        result = getattr(type(self), name)(self, other)
        return result if result is NotImplemented else not result
    return compare


def _and_differs(name, negated):
    def compare(self, other):
        result = getattr(type(self), name)(self, other)
        if result is NotImplemented:
            return result
        return (not result if negated else result) and self != other
    return compare


def _or_equal(name, negated):
    def compare(self, other):
        result = getattr(type(self), name)(self, other)
        if result is NotImplemented:
            return result
        return (not result if negated else result) or self == other
    return compare


def total_ordering(cls):
    roots = [name for name in ("__lt__", "__gt__", "__le__", "__ge__")
             if any(name in base.__dict__ for base in cls.__mro__[:-1])]
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = max(roots)
    made = {
        "__lt__": (("__gt__", _and_differs(root, True)), ("__le__", _or_equal(root, False)),
                   ("__ge__", _not_self(root))),
        "__le__": (("__ge__", _or_equal(root, True)), ("__lt__", _and_differs(root, False)),
                   ("__gt__", _not_self(root))),
        "__gt__": (("__lt__", _and_differs(root, True)), ("__ge__", _or_equal(root, False)),
                   ("__le__", _not_self(root))),
        "__ge__": (("__le__", _or_equal(root, True)), ("__gt__", _and_differs(root, False)),
                   ("__lt__", _not_self(root))),
    }[root]
    for name, method in made:
        if name not in roots:
            method.__name__ = name
            setattr(cls, name, method)
    return cls


class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError("Cannot assign the same cached_property to two different names "
                            f"({self.attrname!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        value = self.func(instance)
        try:
            # Stored past the class's own __setattr__: from then on the instance answers by itself.
            object.__setattr__(instance, self.attrname, value)
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} instance to cache "
                            f"{self.attrname!r} property.") from None
        return value


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        if isinstance(func, partialmethod):
            self.func = func.func
            self.args = func.args + args
            self.keywords = {**func.keywords, **keywords}
        else:
            self.func = func
            self.args = args
            self.keywords = keywords

    def __repr__(self):
        parts = [repr(self.func), *map(repr, self.args), *(f"{k}={v!r}" for k, v in self.keywords.items())]
        return f"{type(self).__module__}.{type(self).__qualname__}({', '.join(parts)})"

    def __get__(self, obj, cls=None):
        get = getattr(self.func, "__get__", None)
        if get is not None:
            bound = get(obj, cls)
            if bound is not self.func:
                return partial(bound, *self.args, **self.keywords)

        def _method(instance, /, *args, **keywords):
            return self.func(instance, *self.args, *args, **{**self.keywords, **keywords})

        return _method.__get__(obj, cls)


# --- singledispatch

def _find_implementation(cls, registry):
    bases = cls.__mro__
    for base in bases[:-1]:
        if base in registry:
            return registry[base]
    # Virtual base classes: the most derived of those that claim cls.
    best = None
    for candidate in registry:
        if candidate is object or not issubclass(cls, candidate):
            continue
        if best is None or issubclass(candidate, best):
            best = candidate
        elif not issubclass(best, candidate):
            raise RuntimeError(f"Ambiguous dispatch: {best} or {candidate}")
    return registry[object if best is None else best]


def _is_union(cls):
    return type(cls).__name__ == "UnionType" or repr(getattr(cls, "__origin__", None)) == "typing.Union"


def singledispatch(func):
    registry = {}
    found = {}

    def dispatch(cls):
        implementation = found.get(cls)
        if implementation is None:
            implementation = found[cls] = _find_implementation(cls, registry)
        return implementation

    def register(cls, func=None):
        union = _is_union(cls) and all(isinstance(part, type) for part in cls.__args__)
        if isinstance(cls, type) or union:
            if func is None:
                return lambda f: register(cls, f)
        else:
            if func is not None:
                raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
            func = cls
            annotations = getattr(func, "__annotations__", {})
            if not annotations:
                raise TypeError(f"Invalid first argument to `register()`: {func!r}. Use either "
                                "`@register(some_class)` or plain `@register` on an annotated function.")
            name, cls = next(iter(annotations.items()))
            union = _is_union(cls)
            if not isinstance(cls, type) and not union:
                raise TypeError(f"Invalid annotation for {name!r}. {cls!r} is not a class.")
        for part in cls.__args__ if union else (cls,):
            registry[part] = func
        found.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{name} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kw)

    name = getattr(func, "__name__", "singledispatch function")
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = registry
    wrapper._clear_cache = found.clear
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def _method(*args, **kwargs):
            method = self.dispatcher.dispatch(args[0].__class__)
            return method.__get__(obj, cls)(*args, **kwargs)

        _method.register = self.register
        return update_wrapper(_method, self.func)
