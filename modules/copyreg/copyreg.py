"""How objects are taken apart for pickle and copy: what object.__reduce_ex__ gives, and a table for classes that cannot say it themselves."""

__all__ = ["pickle", "constructor", "add_extension", "remove_extension", "clear_extension_cache"]

dispatch_table = {}


def pickle(ob_type, pickle_function, constructor_ob=None):
    if not callable(pickle_function):
        raise TypeError("reduction functions must be callable")
    dispatch_table[ob_type] = pickle_function
    if constructor_ob is not None:
        constructor(constructor_ob)


def constructor(object):
    if not callable(object):
        raise TypeError("constructors must be callable")


pickle(complex, lambda c: (complex, (c.real, c.imag)), complex)


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


def _reconstructor(cls, base, state):
    if base is object:
        return object.__new__(cls)
    obj = base.__new__(cls, state)
    if base.__init__ != object.__init__:
        base.__init__(obj, state)
    return obj


# --- object.__reduce_ex__, __reduce__, __getstate__ ------------------------------------------------------------------


def _native(cls):
    """The nearest class that no program made: those have their __module__ in their dict."""
    for base in cls.__mro__:
        if "__module__" not in base.__dict__:
            return base


def _slotnames(cls):
    names = []
    for base in cls.__mro__:
        slots = base.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name not in ("__dict__", "__weakref__"):
                hidden = name.startswith("__") and not name.endswith("__")
                names.append("_%s%s" % (base.__name__.lstrip("_"), name) if hidden else name)
    return names


def _state_of(self):
    state = getattr(self, "__dict__", None) or None
    slots = {name: getattr(self, name) for name in _slotnames(type(self)) if hasattr(self, name)}
    return (state, slots) if slots else state


def _own(self, name):
    """The method of that name if the object's class brings one of its own."""
    method = getattr(type(self), name, None)
    return None if method is None or method == getattr(object, name, None) else getattr(self, name)


def _reduce_plain(self):
    return _reduce(self, 0)


def _reduce_ex(self, protocol):
    own = _own(self, "__reduce__")
    return own() if own else _reduce(self, protocol)


def _reduce(self, protocol):
    cls = type(self)
    native = _native(cls)
    special = _SPECIAL.get(native)
    if special:
        return special(self)
    if issubclass(native, BaseException):
        state = self.__getstate__()
        return (cls, self.args, state) if state else (cls, self.args)
    if native not in (object, list, dict) and native not in _VALUES:
        raise TypeError(f"cannot pickle '{cls.__name__}' object")
    if protocol < 2:
        return _reduce_old(self, cls, native)
    items = iter(self) if isinstance(self, list) else None
    pairs = iter(self.items()) if isinstance(self, dict) else None
    if extended := getattr(self, "__getnewargs_ex__", None):
        args, kwargs = extended()
        if kwargs:
            return __newobj_ex__, (cls, args, kwargs), self.__getstate__(), items, pairs
    elif given := getattr(self, "__getnewargs__", None):
        args = given()
        if not isinstance(args, tuple):
            raise TypeError("__getnewargs__ should return a tuple, not '%s'" % type(args).__name__)
    else:
        args = (native(self),) if native in _VALUES else ()
    return __newobj__, (cls, *args), self.__getstate__(), items, pairs


def _reduce_old(self, cls, native):
    if native is cls is not object:
        raise TypeError(f"cannot pickle '{cls.__name__}' object")
    value = None if native is object else native(self)
    if _slotnames(cls) and not _own(self, "__getstate__"):
        raise TypeError("a class that defines __slots__ without defining __getstate__ cannot be pickled")
    state = self.__getstate__()
    return (_reconstructor, (cls, native, value), state) if state else (_reconstructor, (cls, native, value))


_VALUES = (int, float, complex, str, bytes, tuple)
_SPECIAL = {
    set: lambda self: (type(self), (list(self),), self.__getstate__()),
    frozenset: lambda self: (type(self), (list(self),), self.__getstate__()),
    bytearray: lambda self: (type(self), (bytes(self),), self.__getstate__()),
    range: lambda self: (range, (self.start, self.stop, self.step)),
    slice: lambda self: (slice, (self.start, self.stop, self.step)),
}

# --- numbers in place of names: pickle reads these tables ------------------------------------------------------------

_extension_registry = {}
_inverted_registry = {}
_extension_cache = {}


def add_extension(module, name, code):
    code = int(code)
    if not 1 <= code <= 0x7FFFFFFF:
        raise ValueError("code out of range")
    key = module, name
    if _extension_registry.get(key) == code and _inverted_registry.get(code) == key:
        return
    if key in _extension_registry:
        raise ValueError("key %s is already registered with code %s" % (key, _extension_registry[key]))
    if code in _inverted_registry:
        raise ValueError("code %s is already in use for key %s" % (code, _inverted_registry[code]))
    _extension_registry[key] = code
    _inverted_registry[code] = key


def remove_extension(module, name, code):
    key = module, name
    if _extension_registry.get(key) != code or _inverted_registry.get(code) != key:
        raise ValueError("key %s is not registered with code %s" % (key, code))
    del _extension_registry[key], _inverted_registry[code]
    _extension_cache.pop(code, None)


clear_extension_cache = _extension_cache.clear
