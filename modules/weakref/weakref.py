"""References that do not keep their object alive, and containers made of them.

An object goes when the collector finds it unreachable (`gc.collect()` looks now), not with its last reference.
"""
import operator
from collections.abc import MutableMapping, MutableSet
from _weakref import ReferenceType, getweakrefs, ref

__all__ = ["CallableProxyType", "ProxyType", "ProxyTypes", "ReferenceType", "WeakKeyDictionary", "WeakMethod", "WeakSet", "WeakValueDictionary", "finalize",
           "getweakrefcount", "getweakrefs", "proxy", "ref"]


def getweakrefcount(object, /):
    """How many references and proxies look at the object."""
    return len(getweakrefs(object))


class WeakMethod(ref):
    """A reference to a bound method: alive while its object and its function are."""

    __slots__ = ("_function", "_class", "_alive", "__weakref__")

    def __new__(cls, method, callback=None):
        try:
            object, function = method.__self__, method.__func__
        except AttributeError:
            raise TypeError(f"argument should be a bound method, not {type(method)}") from None
        mine = None

        def gone(_):
            method = mine()
            if method is not None and method._alive:
                method._alive = False
                if callback is not None:
                    callback(method)

        self = ref.__new__(cls, object, gone)
        self._function = ref(function, gone)
        self._class = type(method)
        self._alive = True
        mine = ref(self)
        return self

    def __call__(self):
        object, function = ref.__call__(self), self._function()
        return None if object is None or function is None else self._class(function, object)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is other
        return ref.__eq__(self, other) and self._function == other._function

    def __ne__(self, other):
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    __hash__ = ref.__hash__


# --- proxies ---------------------------------------------------------------------------------------------------------


def _target(proxy):
    object = _reference(proxy)()
    if object is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return object


def _plain(value):
    return _target(value) if type(value) in ProxyTypes else value


class ProxyType:
    __slots__ = ("_reference", "__weakref__")
    __hash__ = None

    def __getattribute__(self, name):
        return getattr(_target(self), name)

    def __setattr__(self, name, value):
        setattr(_target(self), name, value)

    def __delattr__(self, name):
        delattr(_target(self), name)

    def __repr__(self):
        object = _target(self)
        return "<weakproxy at 0x%x to %s at 0x%x>" % (id(self), type(object).__name__, id(object))

    def __str__(self):
        return str(_target(self))

    def __bytes__(self):
        return bytes(_target(self))

    def __format__(self, spec):
        return format(_target(self), spec)

    def __bool__(self):
        return bool(_target(self))

    def __len__(self):
        return len(_target(self))

    def __getitem__(self, key):
        return _target(self)[key]

    def __setitem__(self, key, value):
        _target(self)[key] = value

    def __delitem__(self, key):
        del _target(self)[key]

    def __contains__(self, item):
        return item in _target(self)

    def __iter__(self):
        return iter(_target(self))

    def __reversed__(self):
        return reversed(_target(self))

    def __next__(self):
        object = _target(self)
        if not hasattr(type(object), "__next__"):
            raise TypeError("Weakref proxy referenced a non-iterator '%.200s' object" % type(object).__name__)
        return next(object)

    def __int__(self):
        return int(_target(self))

    def __float__(self):
        return float(_target(self))

    def __index__(self):
        return operator.index(_target(self))

    def __divmod__(self, other):
        return divmod(_target(self), _plain(other))

    def __rdivmod__(self, other):
        return divmod(_plain(other), _target(self))


class CallableProxyType(ProxyType):
    __slots__ = ()

    def __call__(self, *args, **kwargs):
        return _target(self)(*args, **kwargs)


ProxyTypes = (ProxyType, CallableProxyType)
_reference = ProxyType._reference.__get__
_set_reference = ProxyType._reference.__set__


def _define_operators():
    def define(name, method):
        setattr(ProxyType, name, method)

    for name in ("lt", "le", "eq", "ne", "gt", "ge", "matmul"):
        define(f"__{name}__", lambda self, other, f=getattr(operator, name): f(_target(self), _plain(other)))
    for name in ("neg", "pos", "abs", "invert"):
        define(f"__{name}__", lambda self, f=getattr(operator, name): f(_target(self)))
    for name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift", "and_", "or_", "xor", "matmul"):
        plain, f = name.rstrip("_"), getattr(operator, name)
        define(f"__{plain}__", lambda self, other, f=f: f(_target(self), _plain(other)))
        define(f"__r{plain}__", lambda self, other, f=f: f(_plain(other), _target(self)))
        define(f"__i{plain}__", lambda self, other, f=getattr(operator, "i" + plain): f(_target(self), _plain(other)))


_define_operators()


def proxy(object, callback=None, /):
    """A stand-in that does what the object would do, as long as that lives."""
    made = __new(CallableProxyType if callable(object) else ProxyType)
    if callback is None:
        _set_reference(made, ref(object))
    else:
        mine = ref(made)

        def gone(_):
            if (alive := mine()) is not None:
                callback(alive)

        _set_reference(made, ref(object, gone))
    return made


__new = object.__new__


# --- containers ------------------------------------------------------------------------------------------------------
#
# Entries whose object died leave by callback. Iterations run over a copy: an entry may leave at any moment.


class KeyedRef(ref):
    """A reference that knows under which key it is kept."""

    __slots__ = ("key",)

    def __new__(cls, object, callback, key):
        self = ref.__new__(cls, object, callback)
        self.key = key
        return self

    def __init__(self, object, callback, key):
        super().__init__(object, callback)


class WeakValueDictionary(MutableMapping):
    """A mapping whose entries leave when their value dies."""

    def __init__(self, other=(), /, **kwargs):
        self.data = {}
        mine = ref(self)

        def remove(reference):
            if (self := mine()) is not None and self.data.get(reference.key) is reference:
                del self.data[reference.key]

        self._remove = remove
        self.update(other, **kwargs)

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self.data[key] = KeyedRef(value, self._remove, key)

    def __delitem__(self, key):
        del self.data[key]

    def __len__(self):
        return sum(reference() is not None for reference in list(self.data.values()))

    def __contains__(self, key):
        return key in self.data and self.data[key]() is not None

    def __iter__(self):
        for key, _ in self.items():
            yield key

    keys = __iter__

    def items(self):
        for key, reference in list(self.data.items()):
            if (value := reference()) is not None:
                yield key, value

    def values(self):
        for _, value in self.items():
            yield value

    def valuerefs(self):
        return list(self.data.values())

    def itervaluerefs(self):
        yield from self.valuerefs()

    def get(self, key, default=None):
        value = self.data[key]() if key in self.data else None
        return default if value is None else value

    def pop(self, key, *default):
        if len(default) > 1:
            raise TypeError(f"pop expected at most 2 arguments, got {len(default) + 1}")
        reference = self.data.pop(key, None)
        value = None if reference is None else reference()
        if value is not None:
            return value
        if default:
            return default[0]
        raise KeyError(key)

    def popitem(self):
        while True:
            key, reference = self.data.popitem()
            if (value := reference()) is not None:
                return key, value

    def setdefault(self, key, default=None):
        if (value := self.get(key)) is None:
            self[key] = value = default
        return value

    def copy(self):
        return type(self)(dict(self.items()))

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy

        new = type(self)()
        for key, value in self.items():
            new[deepcopy(key, memo)] = value
        return new

    def __repr__(self):
        return "<%s at %#x>" % (type(self).__name__, id(self))

    def __or__(self, other):
        return _joined(self, self, other)

    def __ror__(self, other):
        return _joined(self, other, self)

    def __ior__(self, other):
        self.update(other)
        return self


class WeakKeyDictionary(MutableMapping):
    """A mapping whose entries leave when their key dies."""

    def __init__(self, dict=None):
        self.data = {}
        mine = ref(self)

        def remove(reference):
            if (self := mine()) is not None:
                self.data.pop(reference, None)

        self._remove = remove
        if dict is not None:
            self.update(dict)

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __len__(self):
        return sum(reference() is not None for reference in list(self.data))

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def __iter__(self):
        for key, _ in self.items():
            yield key

    keys = __iter__

    def items(self):
        for reference, value in list(self.data.items()):
            if (key := reference()) is not None:
                yield key, value

    def values(self):
        for _, value in self.items():
            yield value

    def keyrefs(self):
        return list(self.data)

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def pop(self, key, *default):
        return self.data.pop(ref(key), *default)

    def popitem(self):
        while True:
            reference, value = self.data.popitem()
            if (key := reference()) is not None:
                return key, value

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._remove), default)

    def copy(self):
        return type(self)(dict(self.items()))

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy

        new = type(self)()
        for key, value in self.items():
            new[key] = deepcopy(value, memo)
        return new

    def __repr__(self):
        return "<%s at %#x>" % (type(self).__name__, id(self))

    def __or__(self, other):
        return _joined(self, self, other)

    def __ror__(self, other):
        return _joined(self, other, self)

    def __ior__(self, other):
        self.update(other)
        return self


def _joined(like, first, second):
    if not hasattr(first, "keys") or not hasattr(second, "keys"):
        return NotImplemented
    made = type(like)()
    made.update(first)
    made.update(second)
    return made


class WeakSet(MutableSet):
    """A set whose items leave when they die."""

    def __init__(self, data=None):
        self.data = set()
        mine = ref(self)

        def remove(reference):
            if (self := mine()) is not None:
                self.data.discard(reference)

        self._remove = remove
        if data is not None:
            self.update(data)

    @classmethod
    def _from_iterable(cls, items):
        return cls(items)

    def __iter__(self):
        for reference in list(self.data):
            if (item := reference()) is not None:
                yield item

    def __len__(self):
        return sum(reference() is not None for reference in list(self.data))

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def add(self, item):
        self.data.add(ref(item, self._remove))

    def discard(self, item):
        self.data.discard(ref(item))

    def remove(self, item):
        self.data.remove(ref(item))

    def clear(self):
        self.data.clear()

    def pop(self):
        while True:
            try:
                reference = self.data.pop()
            except KeyError:
                raise KeyError("pop from empty WeakSet") from None
            if (item := reference()) is not None:
                return item

    def update(self, other):
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    def difference(self, other):
        new = self.copy()
        new.difference_update(other)
        return new

    def difference_update(self, other):
        if self is other:
            self.clear()
        else:
            self.data.difference_update([ref(item) for item in other])

    def intersection(self, other):
        return type(self)(item for item in other if item in self)

    def intersection_update(self, other):
        self.data.intersection_update([ref(item) for item in other])

    def symmetric_difference(self, other):
        new = self.copy()
        new.symmetric_difference_update(other)
        return new

    def symmetric_difference_update(self, other):
        if self is other:
            self.clear()
        else:
            self.data.symmetric_difference_update([ref(item, self._remove) for item in other])

    def union(self, other):
        new = self.copy()
        new.update(other)
        return new

    def issubset(self, other):
        return self.data.issubset([ref(item) for item in other])

    def issuperset(self, other):
        return self.data.issuperset([ref(item) for item in other])

    def isdisjoint(self, other):
        return not self.intersection(other)

    __sub__ = difference
    __isub__ = MutableSet.__isub__
    __and__ = intersection
    __xor__ = symmetric_difference
    __or__ = union
    __le__ = issubset
    __ge__ = issuperset

    def __lt__(self, other):
        return self.data < {ref(item) for item in other}

    def __gt__(self, other):
        return self.data > {ref(item) for item in other}

    def __eq__(self, other):
        if not isinstance(other, type(self)):
            return NotImplemented
        return self.data == {ref(item) for item in other}

    __hash__ = None

    def __repr__(self):
        return repr(self.data)


# --- what happens when an object dies --------------------------------------------------------------------------------


class finalize:
    """Calls func(*args, **kwargs) once: when the object dies, when called, or at the end of the program."""

    __slots__ = ()
    _entries = {}  # finalize object: [reference, function, args, kwargs, atexit]

    def __init__(self, obj, func, /, *args, **kwargs):
        if not finalize._entries:
            _call_at_exit()
        self._entries[self] = [ref(obj, self), func, args, kwargs, True]

    def __call__(self, _=None):
        entry = self._entries.pop(self, None)
        return entry[1](*entry[2], **entry[3]) if entry else None

    def detach(self):
        entry = self._entries.get(self)
        object = entry and entry[0]()
        if object is not None and self._entries.pop(self, None):
            return object, *entry[1:4]
        return None

    def peek(self):
        entry = self._entries.get(self)
        object = entry and entry[0]()
        return None if object is None else (object, *entry[1:4])

    @property
    def alive(self):
        return self in self._entries

    @property
    def atexit(self):
        return self in self._entries and self._entries[self][4]

    @atexit.setter
    def atexit(self, value):
        if self in self._entries:
            self._entries[self][4] = bool(value)

    def __repr__(self):
        entry = self._entries.get(self)
        object = entry and entry[0]()
        if object is None:
            return "<%s object at %#x; dead>" % (type(self).__name__, id(self))
        return "<%s object at %#x; for %r at %#x>" % (type(self).__name__, id(self), type(object).__name__, id(object))


_registered = False


def _call_at_exit():
    global _registered
    if _registered:
        return
    _registered = True
    try:
        import atexit
    except ImportError:  # a board's program has no end
        return
    atexit.register(_finish)


def _finish():
    # The youngest first; what their functions add goes as well.
    while due := [one for one, entry in finalize._entries.items() if entry[4]]:
        due[-1]()
