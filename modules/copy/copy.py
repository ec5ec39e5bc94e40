"""Copies of objects: shallow and deep."""

import sys

__all__ = ["Error", "copy", "deepcopy"]


class Error(Exception):
    pass


error = Error

_UNCHANGED = (type(None), int, float, bool, complex, str, bytes, type, range, type(...), type(NotImplemented), slice,
              type(len), type(lambda: 0), type([].append), type((lambda: 0).__code__), property)
try:
    from _weakref import ref
except ImportError:  # a board without weak references
    pass
else:
    _UNCHANGED += (ref,)


def _reduced(x):
    """How to make x anew, as (function, arguments, state); objects without state or with slots too."""
    cls = type(x)
    registry = sys.modules.get("copyreg")
    if registry and cls in registry.dispatch_table:
        return registry.dispatch_table[cls](x)
    custom = getattr(cls, "__reduce_ex__", None)
    if custom is not None and custom != getattr(object, "__reduce_ex__", None):
        return custom(x, 4)
    custom = getattr(cls, "__reduce__", None)
    if custom is not None and custom != getattr(object, "__reduce__", None):
        return custom(x)
    if hasattr(cls, "__getnewargs_ex__") or hasattr(cls, "__getnewargs__"):
        return x.__reduce_ex__(4)
    if hasattr(x, "func") and hasattr(x, "keywords"):
        return _partial, (cls, (x.func, *x.args), x.keywords), x.__dict__
    return None


def _partial(cls, args, keywords):
    return cls(*args, **keywords)


def _slot_names(cls):
    for base in cls.__mro__:
        slots = base.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name not in ("__dict__", "__weakref__"):
                hidden = name.startswith("__") and not name.endswith("__")
                yield "_%s%s" % (base.__name__.lstrip("_"), name) if hidden else name


def _state_of(x):
    get = getattr(type(x), "__getstate__", None)
    if get is not None and get != getattr(object, "__getstate__", None):
        return get(x)
    slots = {name: getattr(x, name) for name in _slot_names(type(x)) if hasattr(x, name)}
    state = dict(x.__dict__) if hasattr(x, "__dict__") else None
    return (state, slots) if slots else state


def _set_state(y, state):
    if state is None:
        return
    if hasattr(y, "__setstate__"):
        y.__setstate__(state)
        return
    slots = None
    if isinstance(state, tuple) and len(state) == 2:
        state, slots = state
    if state:
        y.__dict__.update(state)
    for name, value in (slots or {}).items():
        setattr(y, name, value)


def _rebuild(parts, deep, memo):
    function, arguments, *rest = parts
    state, items, pairs = (rest + [None] * 3)[:3]
    if deep:
        arguments = [deepcopy(a, memo) for a in arguments]
        state = deepcopy(state, memo)
    y = function(*arguments)
    _set_state(y, state)
    for item in items or ():
        y.append(deepcopy(item, memo) if deep else item)
    for key, value in pairs or ():
        y[deepcopy(key, memo) if deep else key] = deepcopy(value, memo) if deep else value
    return y


def _bare(x):
    """A new object of x's class with the same built-in content and no attributes."""
    cls = type(x)
    for base in (int, float, str, bytes, tuple, complex, frozenset):
        if isinstance(x, base):
            return base.__new__(cls, x)
    if hasattr(cls, "__getnewargs__"):
        return cls.__new__(cls, *x.__getnewargs__())
    if hasattr(x, "default_factory"):
        return cls(x.default_factory)
    rebuilt = (list, dict, set, bytearray, BaseException)
    if cls is not object and "__module__" not in cls.__dict__ and not isinstance(x, rebuilt):
        raise TypeError(f"cannot pickle '{cls.__name__}' object")
    return cls.__new__(cls)


def copy(x):
    cls = type(x)
    if cls in _UNCHANGED or cls in (tuple, frozenset) or isinstance(x, type):
        return x
    if cls in (list, dict, set, bytearray):
        return x.copy()
    if hasattr(cls, "__copy__"):
        return x.__copy__()
    parts = _reduced(x)
    if isinstance(parts, str):
        return x
    if parts is not None:
        return _rebuild(parts, False, None)
    y = _bare(x)
    if isinstance(x, (list, bytearray)):
        y.extend(x)
    elif isinstance(x, (dict, set)):
        y.update(x)
    _set_state(y, _state_of(x))
    return y


def deepcopy(x, memo=None):
    cls = type(x)
    if cls in _UNCHANGED or isinstance(x, type):
        return x
    if memo is None:
        memo = {}
    known = memo.get(id(x), memo)
    if known is not memo:
        return known
    y = _deep(x, cls, memo)
    if y is not x:
        memo[id(x)] = y
        memo.setdefault(id(memo), []).append(x)  # x lives as long as its address is a key
    return y


def _deep(x, cls, memo):
    if cls is list:
        y = []
        memo[id(x)] = y
        for item in x:
            y.append(deepcopy(item, memo))
        return y
    if cls is dict:
        y = {}
        memo[id(x)] = y
        for key, value in x.items():
            y[deepcopy(key, memo)] = deepcopy(value, memo)
        return y
    if cls is tuple:
        items = [deepcopy(item, memo) for item in x]
        if id(x) in memo:
            return memo[id(x)]
        return x if all(a is b for a, b in zip(items, x)) else tuple(items)
    if cls in (set, frozenset):
        return cls(deepcopy(item, memo) for item in x)
    if cls is bytearray:
        return bytearray(x)
    if cls.__name__ == "method" and hasattr(x, "__func__"):
        return cls(x.__func__, deepcopy(x.__self__, memo))
    if hasattr(cls, "__deepcopy__"):
        return x.__deepcopy__(memo)
    parts = _reduced(x)
    if isinstance(parts, str):
        return x
    if parts is not None:
        return _rebuild(parts, True, memo)
    return _deep_object(x, memo)


def _deep_object(x, memo):
    if isinstance(x, (tuple, frozenset)):
        y = type(x).__new__(type(x), *x) if hasattr(x, "_fields") else type(x).__new__(type(x), [deepcopy(i, memo) for i in x])
        if hasattr(x, "_fields"):
            y = type(x)(*[deepcopy(i, memo) for i in x])
    else:
        y = _bare(x)
    memo[id(x)] = y
    if isinstance(x, (list, bytearray)):
        y.extend([deepcopy(item, memo) for item in x])
    elif isinstance(x, set):
        y.update([deepcopy(item, memo) for item in x])
    elif isinstance(x, dict):
        for key, value in x.items():
            y[deepcopy(key, memo)] = deepcopy(value, memo)
    _set_state(y, deepcopy(_state_of(x), memo))
    return y


def replace(obj, /, **changes):
    """A copy with some fields changed, for classes that have __replace__."""
    function = getattr(type(obj), "__replace__", None)
    if function is None:
        raise TypeError("replace() does not support %s objects" % type(obj).__name__)
    return function(obj, **changes)
