"""Classes made of fields: @dataclass, field, asdict, replace. Methods are made from source text, as CPython does."""
import sys

__all__ = ["FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "Field", "asdict", "astuple", "dataclass", "field",
           "fields", "is_dataclass", "make_dataclass", "replace"]


class FrozenInstanceError(AttributeError):
    pass


class _Missing:
    def __repr__(self):
        return "<dataclasses._MISSING_TYPE object>"


class _Default:
    def __repr__(self):
        return "<factory>"


MISSING = _Missing()
_FACTORY = _Default()


class KW_ONLY:
    """As an annotation: the fields after it are given by keyword."""


class InitVar:
    """As an annotation: a parameter of __init__ that is handed to __post_init__."""

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        return "dataclasses.InitVar[%s]" % getattr(self.type, "__name__", repr(self.type))

    def __class_getitem__(cls, type):
        return cls(type)


class Field:
    __slots__ = ("name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata", "kw_only",
                 "_kind")

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = self.type = None
        self.default, self.default_factory = default, default_factory
        self.init, self.repr, self.hash, self.compare = init, repr, hash, compare
        self.metadata = {} if metadata is None else metadata
        self.kw_only = kw_only
        self._kind = "field"

    def __repr__(self):
        names = ("name", "type", "default", "default_factory", "init", "repr", "hash", "compare", "metadata", "kw_only")
        return "Field(%s)" % ",".join("%s=%r" % (name, getattr(self, name)) for name in names)

    def __set_name__(self, owner, name):
        setter = getattr(type(self.default), "__set_name__", None)
        if setter:
            setter(self.default, owner, name)


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def _kind_of(annotation):
    if isinstance(annotation, str):
        text = annotation.replace("typing.", "").replace("dataclasses.", "")
        return "class" if text.startswith("ClassVar") else "init" if text.startswith("InitVar") else "field"
    if isinstance(annotation, InitVar) or annotation is InitVar:
        return "init"
    origin = getattr(annotation, "__origin__", annotation)
    return "class" if getattr(origin, "_name", None) == "ClassVar" else "field"


def _own_fields(cls, kw_only):
    found, kw_only_seen = [], False
    for name, annotation in cls.__dict__.get("__annotations__", {}).items():
        if annotation is KW_ONLY or annotation in ("KW_ONLY", "dataclasses.KW_ONLY"):
            if kw_only_seen:
                raise TypeError("%r is KW_ONLY, but KW_ONLY has already been specified" % name)
            kw_only_seen = kw_only = True
            continue
        default = getattr(cls, name, MISSING)
        item = default if isinstance(default, Field) else field(default=default)
        if type(default).__name__ == "member_descriptor":
            item = field()
        item.name, item.type, item._kind = name, annotation, _kind_of(annotation)
        if item._kind in ("class", "init") and item.default_factory is not MISSING:
            raise TypeError("field %s cannot have a default factory" % name)
        if item._kind == "field" and item.kw_only is MISSING:
            item.kw_only = kw_only
        elif item._kind == "init" and item.kw_only is MISSING:
            item.kw_only = kw_only
        if item._kind == "field" and item.default.__class__.__hash__ is None:
            raise ValueError("mutable default %s for field %s is not allowed: use default_factory"
                             % (type(item.default), name))
        if isinstance(cls.__dict__.get(name), Field):
            if item.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, item.default)
        found.append(item)
    for name, value in list(cls.__dict__.items()):
        if isinstance(value, Field) and name not in cls.__dict__.get("__annotations__", {}):
            raise TypeError("%r is a field but has no type annotation" % name)
    return found


def _function(cls, name, parameters, body, names):
    """A method from its source text; `names` are what the text may use besides."""
    lines = ["def %s(%s):" % (name, ", ".join(parameters))] + ["  " + line for line in body or ["pass"]]
    outer = "def make(%s):\n%s\n return %s" % (", ".join(names), "\n".join(" " + line for line in lines), name)
    namespace = {}
    exec(outer, getattr(sys.modules.get(cls.__module__), "__dict__", {}), namespace)
    made = namespace["make"](**names)
    made.__qualname__ = "%s.%s" % (cls.__qualname__, name)
    return made


def _initializer(cls, items, frozen, has_post):
    """__init__: fields in order, those by keyword at the end."""
    names = {"_missing": MISSING, "_factory": _FACTORY, "_set": object.__setattr__}
    self_name = "__dataclass_self__" if any(f.name == "self" for f in items) else "self"
    usual = [f for f in items if f.init and not f.kw_only]
    by_keyword = [f for f in items if f.init and f.kw_only]
    seen_default = None
    for f in usual:
        if f.default is not MISSING or f.default_factory is not MISSING:
            seen_default = f
        elif seen_default:
            raise TypeError("non-default argument %r follows default argument" % f.name)

    def parameter(f):
        if f.default is not MISSING:
            names["_default_" + f.name] = f.default
            return "%s=_default_%s" % (f.name, f.name)
        return f.name + "=_factory" if f.default_factory is not MISSING else f.name

    body = []
    for f in items:
        if f.default_factory is not MISSING:
            names["_make_" + f.name] = f.default_factory
            value = "_make_%s()" % f.name
            if f.init:
                value = "%s if %s is _factory else %s" % (value, f.name, f.name)
        elif f.init:
            value = f.name
        elif f.default is not MISSING and "__slots__" in cls.__dict__:
            names["_default_" + f.name] = f.default
            value = "_default_" + f.name
        else:
            continue
        if f._kind == "init":
            continue
        body.append("_set(%s, %r, %s)" % (self_name, f.name, value) if frozen else "%s.%s = %s" % (self_name, f.name, value))
    if has_post:
        body.append("%s.__post_init__(%s)" % (self_name, ", ".join(f.name for f in items if f._kind == "init")))
    parameters = [self_name] + [parameter(f) for f in usual]
    if by_keyword:
        parameters += ["*"] + [parameter(f) for f in by_keyword]
    return _function(cls, "__init__", parameters, body, names)


_repr_running = set()


def _make_repr(items):
    shown = [f.name for f in items if f.repr]

    def __repr__(self):
        if id(self) in _repr_running:
            return "..."
        _repr_running.add(id(self))
        try:
            parts = ", ".join(["%s=%r" % (name, getattr(self, name)) for name in shown])
        finally:
            _repr_running.discard(id(self))
        return "%s(%s)" % (type(self).__qualname__, parts)

    return __repr__


def _tuple_text(name, items):
    return "(%s)" % "".join("%s.%s," % (name, f.name) for f in items)


def _comparison(cls, name, sign, items):
    body = ["if other.__class__ is self.__class__:",
            " return %s %s %s" % (_tuple_text("self", items), sign, _tuple_text("other", items)),
            "return NotImplemented"]
    return _function(cls, name, ["self", "other"], body, {})


def _freeze(cls, names):
    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError("cannot assign to field %r" % name)
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError("cannot delete field %r" % name)
        super(cls, self).__delattr__(name)

    for function in (__setattr__, __delattr__):
        if function.__name__ in cls.__dict__:
            raise TypeError("Cannot overwrite attribute %s in class %s" % (function.__name__, cls.__name__))
        setattr(cls, function.__name__, function)


def _set_new(cls, name, value):
    if name in cls.__dict__:
        return False
    setattr(cls, name, value)
    return True


def _collect(cls, kw_only, frozen):
    """All fields by name, those of the bases first."""
    known, any_frozen, has_bases = {}, False, False
    for base in cls.__mro__[-1:0:-1]:
        base_fields = base.__dict__.get("__dataclass_fields__")
        if base_fields is not None:
            has_bases = True
            known.update(base_fields)
            any_frozen = any_frozen or base.__dict__["__dataclass_params__"].frozen
    for item in _own_fields(cls, kw_only):
        known[item.name] = item
    if has_bases and any_frozen and not frozen:
        raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
    if has_bases and not any_frozen and frozen:
        raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    return known


class _Params:
    def __init__(self, **options):
        self.__dict__.update(options)

    def __repr__(self):
        return "_DataclassParams(%s)" % ",".join("%s=%r" % item for item in self.__dict__.items())


def _add_hash(cls, eq, frozen, unsafe_hash, items, had_hash):
    if unsafe_hash and had_hash:
        raise TypeError("Cannot overwrite attribute __hash__ in class %s" % cls.__name__)
    if unsafe_hash or (eq and frozen and not had_hash):
        hashed = [f for f in items if (f.compare if f.hash is None else f.hash)]
        cls.__hash__ = _function(cls, "__hash__", ["self"], ["return hash(%s)" % _tuple_text("self", hashed)], {})
    elif eq and not frozen and not had_hash:
        cls.__hash__ = None


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    own = cls.__dict__.get("__hash__", MISSING)
    had_hash = not (own is MISSING or (own is None and "__eq__" in cls.__dict__))
    known = _collect(cls, kw_only, frozen)
    cls.__dataclass_fields__ = known
    cls.__dataclass_params__ = _Params(init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen)
    usable = [f for f in known.values() if f._kind in ("field", "init")]
    items = [f for f in usable if f._kind == "field"]
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    if init:
        _set_new(cls, "__init__", _initializer(cls, usable, frozen, hasattr(cls, "__post_init__")))
    if repr:
        made = _make_repr(items)
        made.__qualname__ = cls.__qualname__ + ".__repr__"
        _set_new(cls, "__repr__", made)
    compared = [f for f in items if f.compare]
    if eq:
        _set_new(cls, "__eq__", _comparison(cls, "__eq__", "==", compared))
    if order:
        for name, sign in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
            if not _set_new(cls, name, _comparison(cls, name, sign, compared)):
                raise TypeError("Cannot overwrite attribute %s in class %s. Consider using functools.total_ordering"
                                % (name, cls.__name__))
    if frozen:
        _freeze(cls, {f.name for f in items})
    _add_hash(cls, eq, frozen, unsafe_hash, items, had_hash)
    if match_args:
        _set_new(cls, "__match_args__", tuple(f.name for f in usable if f.init and not f.kw_only))
    if not cls.__doc__:
        parts = ["%s: %s" % (f.name, getattr(f.type, "__name__", f.type)) for f in usable if f.init]
        cls.__doc__ = "%s(%s)" % (cls.__name__, ", ".join(parts))
    return _with_slots(cls, items) if slots else cls


def _with_slots(cls, items):
    if "__slots__" in cls.__dict__:
        raise TypeError("%s already specifies __slots__" % cls.__name__)
    names = dict(cls.__dict__)
    inherited = set()
    for base in cls.__mro__[1:]:
        slots = base.__dict__.get("__slots__", ())
        inherited.update((slots,) if isinstance(slots, str) else slots)
    names["__slots__"] = tuple(f.name for f in items if f.name not in inherited)
    for f in items:
        names.pop(f.name, None)
    for name in ("__dict__", "__weakref__"):
        names.pop(name, None)
    made = type(cls)(cls.__name__, cls.__bases__, names)
    made.__qualname__ = cls.__qualname__
    made.__init__ = _initializer(made, [f for f in made.__dataclass_fields__.values() if f._kind != "class"],
                                 made.__dataclass_params__.frozen, hasattr(made, "__post_init__"))
    if made.__dataclass_params__.frozen:
        for name in ("__setattr__", "__delattr__"):
            delattr(made, name)
        _freeze(made, {f.name for f in items})
    return made


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True,
              kw_only=False, slots=False, weakref_slot=False):
    def wrap(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)

    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    known = getattr(class_or_instance, "__dataclass_fields__", None)
    if known is None:
        raise TypeError("must be called with a dataclass type or instance")
    return tuple(f for f in known.values() if f._kind == "field")


def is_dataclass(obj):
    return hasattr(obj if isinstance(obj, type) else type(obj), "__dataclass_fields__")


def _is_instance(obj):
    return hasattr(type(obj), "__dataclass_fields__")


def _convert(obj, whole):
    if _is_instance(obj):
        return whole([(f.name, _convert(getattr(obj, f.name), whole)) for f in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return type(obj)(*[_convert(v, whole) for v in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)([_convert(v, whole) for v in obj])
    if isinstance(obj, dict):
        pairs = [(_convert(k, whole), _convert(v, whole)) for k, v in obj.items()]
        factory = getattr(obj, "default_factory", None)
        return type(obj)(factory, pairs) if hasattr(type(obj), "default_factory") else type(obj)(pairs)
    from copy import deepcopy

    return deepcopy(obj)


def asdict(obj, *, dict_factory=dict):
    if not _is_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _convert(obj, dict_factory)


def astuple(obj, *, tuple_factory=tuple):
    if not _is_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _convert(obj, lambda pairs: tuple_factory([value for _, value in pairs]))


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, module=None, **options):
    names = dict(namespace or {})
    annotations = {}
    for item in fields:
        name, kind, *default = (item, "typing.Any") if isinstance(item, str) else item
        if not name.isidentifier():
            raise TypeError("Field names must be valid identifiers: %r" % name)
        if name in annotations:
            raise TypeError("Field name duplicated: %r" % name)
        annotations[name] = kind
        if default:
            names[name] = default[0]
    names["__annotations__"] = annotations
    names.setdefault("__module__", module or "types")
    return dataclass(type(cls_name, bases, names), **options)


def replace(obj, /, **changes):
    """A copy with some fields changed."""
    if not _is_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    for f in obj.__dataclass_fields__.values():
        if f._kind == "class":
            continue
        if not f.init:
            if f.name in changes:
                raise ValueError("field %s is declared with init=False, it cannot be specified with replace()" % f.name)
        elif f.name not in changes:
            if f._kind == "init" and f.default is MISSING:
                raise ValueError("InitVar %r must be specified with replace()" % f.name)
            changes[f.name] = getattr(obj, f.name)
    return type(obj)(**changes)
