"""Names for annotations. Nothing is checked; what programs look into (origin, args, fields) is there."""
import collections
import collections.abc
from types import GenericAlias, UnionType

_names = """AbstractSet AsyncGenerator AsyncIterable AsyncIterator Awaitable ByteString Callable Collection Container
Coroutine Generator Hashable ItemsView Iterable Iterator KeysView Mapping MappingView MutableMapping MutableSequence
MutableSet Reversible Sequence Set Sized ValuesView"""


class _Form:
    """A special form: Any, Union, Optional, … Subscripted it gives an _Alias."""

    def __init__(self, name):
        self._name = name

    def __repr__(self):
        return "typing." + self._name

    def __call__(self, *args, **kwargs):
        raise TypeError("Cannot instantiate %r" % self)

    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        if self._name == "Optional":
            return Union[parameters[0], type(None)]
        if self._name == "Union":
            return _union(parameters)
        if self._name in ("Literal", "Annotated", "Concatenate"):
            return _Alias(self, parameters)
        return _Alias(self, tuple(_converted(p) for p in parameters))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __hash__(self):
        return hash(self._name)

    def __eq__(self, other):
        return self is other


def _converted(parameter):
    if parameter is None:
        return type(None)
    return ForwardRef(parameter) if isinstance(parameter, str) else parameter


def _union(parameters):
    flat = []
    for p in parameters:
        p = _converted(p)
        for item in p.__args__ if getattr(p, "__origin__", None) is Union or isinstance(p, UnionType) else (p,):
            if item not in flat:
                flat.append(item)
    return flat[0] if len(flat) == 1 else _Alias(Union, tuple(flat))


def _shown(item):
    if item is ...:
        return "..."
    if isinstance(item, list):
        return "[%s]" % ", ".join(map(_shown, item))
    if isinstance(item, type) and not isinstance(item, GenericAlias):
        return item.__qualname__ if item.__module__ == "builtins" else "%s.%s" % (item.__module__, item.__qualname__)
    return repr(item)


class _Alias:
    """X[parameters]: __origin__ and __args__."""

    def __init__(self, origin, parameters, name=None):
        self._owner = origin
        self.__origin__ = getattr(origin, "_origin", origin)
        self.__args__ = parameters
        self._name = name or getattr(origin, "_name", None)
        if self._name == "Annotated":
            self.__origin__, self.__metadata__, self.__args__ = parameters[0], parameters[1:], parameters[:1]

    @property
    def __parameters__(self):
        found = []
        for a in self.__args__:
            for p in (a,) if isinstance(a, (TypeVar, ParamSpec)) else getattr(a, "__parameters__", ()):
                if p not in found:
                    found.append(p)
        return tuple(found)

    def __call__(self, *args, **kwargs):
        if isinstance(self._owner, _Form):
            raise TypeError("Cannot instantiate %r" % self._owner)
        made = self.__origin__(*args, **kwargs)
        try:
            made.__orig_class__ = self
        except AttributeError:
            pass
        return made

    def __mro_entries__(self, bases):
        if isinstance(self._owner, _Form):
            return (Generic,) if self._name == "Generic" else (Protocol,)
        return (self.__origin__,)

    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        values = dict(zip(self.__parameters__, parameters))
        return _Alias(self._owner, tuple(_substituted(a, values) for a in self.__args__), self._name)

    def __getattr__(self, name):
        if name[:2] == "__" or not isinstance(self.__origin__, type):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __repr__(self):
        if self._name == "Annotated":
            parts = [_shown(self.__origin__)] + [repr(m) for m in self.__metadata__]
            return "typing.Annotated[%s]" % ", ".join(parts)
        if self._name == "Union" and len(self.__args__) == 2 and type(None) in self.__args__:
            other = self.__args__[0] if self.__args__[1] is type(None) else self.__args__[1]
            return "typing.Optional[%s]" % _shown(other)
        if self._name == "Callable" and len(self.__args__) > 1 and self.__args__[0] is not ...:
            return "typing.Callable[[%s], %s]" % (", ".join(map(_shown, self.__args__[:-1])), _shown(self.__args__[-1]))
        show = repr if self._name == "Literal" else _shown
        head = repr(self._owner) if isinstance(self._owner, (_Form, _Special)) else _shown(self._owner)
        return "%s[%s]" % (head, ", ".join(map(show, self.__args__)) or "()")

    def __eq__(self, other):
        if not isinstance(other, _Alias) or self.__origin__ != other.__origin__:
            return False
        if self.__origin__ is Union:
            return set(self.__args__) == set(other.__args__)
        return self.__args__ == other.__args__ and getattr(self, "__metadata__", 0) == getattr(other, "__metadata__", 0)

    def __hash__(self):
        return hash((self._name, frozenset(self.__args__) if self.__origin__ is Union else self.__args__))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __instancecheck__(self, obj):
        if self.__origin__ is Union:
            return isinstance(obj, self.__args__)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __subclasscheck__(self, cls):
        if self.__origin__ is Union:
            return issubclass(cls, self.__args__)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")


def _substituted(item, values):
    if isinstance(item, TypeVar):
        return values.get(item, item)
    parameters = getattr(item, "__parameters__", ())
    return item[tuple(values.get(p, p) for p in parameters)] if parameters else item


class _Special:
    """List, Dict, Iterable, …: other names of classes."""

    def __init__(self, origin, name):
        self._origin = self.__origin__ = origin
        self._name = name

    def __repr__(self):
        return "typing." + self._name

    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        if self._name == "Callable" and len(parameters) == 2 and isinstance(parameters[0], list):
            parameters = (*parameters[0], parameters[1])
        return _Alias(self, tuple(_converted(p) for p in parameters))

    def __call__(self, *args, **kwargs):
        return self._origin(*args, **kwargs)

    def __mro_entries__(self, bases):
        return (self._origin,)

    def __instancecheck__(self, obj):
        return isinstance(obj, self._origin)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self._origin)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class Any(metaclass=_AnyMeta):
    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


Union, Optional, Literal, ClassVar = _Form("Union"), _Form("Optional"), _Form("Literal"), _Form("ClassVar")
Final, Annotated, Concatenate = _Form("Final"), _Form("Annotated"), _Form("Concatenate")
NoReturn, Never, Self, LiteralString = _Form("NoReturn"), _Form("Never"), _Form("Self"), _Form("LiteralString")
TypeAlias, TypeGuard, Required = _Form("TypeAlias"), _Form("TypeGuard"), _Form("Required")
NotRequired, Unpack = _Form("NotRequired"), _Form("Unpack")

List, Dict, Set, FrozenSet = _Special(list, "List"), _Special(dict, "Dict"), _Special(set, "Set"), _Special(frozenset, "FrozenSet")
Tuple, Type = _Special(tuple, "Tuple"), _Special(type, "Type")
for _name in _names.split():
    _origin = getattr(collections.abc, "Set" if _name == "AbstractSet" else _name, None)
    if _origin is not None and _name != "Set":
        globals()[_name] = _Special(_origin, _name)
for _name, _origin_name in (("Deque", "deque"), ("DefaultDict", "defaultdict"), ("OrderedDict", "OrderedDict"),
                            ("Counter", "Counter"), ("ChainMap", "ChainMap")):
    globals()[_name] = _Special(getattr(collections, _origin_name), _name)
Text = str


class ForwardRef:
    def __init__(self, arg):
        self.__forward_arg__ = arg

    def __eq__(self, other):
        return isinstance(other, ForwardRef) and self.__forward_arg__ == other.__forward_arg__

    def __hash__(self):
        return hash(self.__forward_arg__)

    def __repr__(self):
        return "ForwardRef(%r)" % self.__forward_arg__


class _Variable:
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        self.__name__, self.__constraints__, self.__bound__ = name, constraints, bound
        self.__covariant__, self.__contravariant__ = covariant, contravariant

    def __repr__(self):
        return ("+" if self.__covariant__ else "-" if self.__contravariant__ else "~") + self.__name__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class TypeVar(_Variable):
    pass


class ParamSpec(_Variable):
    @property
    def args(self):
        return self

    @property
    def kwargs(self):
        return self


class TypeVarTuple(_Variable):
    def __iter__(self):
        yield self


AnyStr = TypeVar("AnyStr", bytes, str)


class Generic:
    def __class_getitem__(cls, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        if cls in (Generic, Protocol):
            form = _Form(cls.__name__)
            return _Alias(form, parameters)
        return _Alias(cls, tuple(_converted(p) for p in parameters))

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        found = []
        for base in cls.__dict__.get("__orig_bases__", ()):
            for p in getattr(base, "__parameters__", ()):
                if p not in found:
                    found.append(p)
        cls.__parameters__ = tuple(found)


class _ProtocolMeta(type):
    def __instancecheck__(cls, instance):
        if cls.__dict__.get("_is_protocol") and cls is not Protocol:
            if not cls.__dict__.get("_is_runtime"):
                raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
            return all(hasattr(instance, name) for name in _protocol_names(cls))
        return super().__instancecheck__(instance)

    def __subclasscheck__(cls, other):
        if cls.__dict__.get("_is_runtime"):
            return all(hasattr(other, name) for name in _protocol_names(cls))
        return super().__subclasscheck__(other)


_NOT_MEMBERS = """__module__ __qualname__ __dict__ __doc__ __annotations__ __init__ __slots__ __weakref__ __parameters__
__orig_bases__ __init_subclass__ __class_getitem__ _is_protocol _is_runtime __static_attributes__ __new__""".split()


def _protocol_names(cls):
    names = set()
    for base in cls.__mro__:
        if base.__dict__.get("_is_protocol") and base is not Protocol:
            names.update(n for n in base.__dict__ if n not in _NOT_MEMBERS)
            names.update(base.__dict__.get("__annotations__", ()))
    return names


class Protocol(Generic, metaclass=_ProtocolMeta):
    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        cls._is_protocol = Protocol in cls.__bases__


def runtime_checkable(cls):
    cls._is_runtime = True
    return cls


def _supports(name, method):
    def call(self):
        pass

    return runtime_checkable(_ProtocolMeta(name, (Protocol,), {method: call, "__module__": "typing"}))


SupportsInt, SupportsFloat = _supports("SupportsInt", "__int__"), _supports("SupportsFloat", "__float__")
SupportsIndex, SupportsAbs = _supports("SupportsIndex", "__index__"), _supports("SupportsAbs", "__abs__")
SupportsBytes, SupportsRound = _supports("SupportsBytes", "__bytes__"), _supports("SupportsRound", "__round__")


class IO(Generic):
    pass


class TextIO(IO):
    pass


class BinaryIO(IO):
    pass


class _NamedTupleMeta(type):
    def __new__(meta, name, bases, namespace):
        if bases == ():
            return super().__new__(meta, name, bases, namespace)
        annotations = namespace.get("__annotations__", {})
        defaults = []
        for field in annotations:
            if field in namespace:
                defaults.append(namespace[field])
            elif defaults:
                raise TypeError("Non-default namedtuple field %s cannot follow default field" % field)
        made = collections.namedtuple(name, annotations, defaults=defaults, module=namespace.get("__module__"))
        made.__annotations__ = annotations
        for key, value in namespace.items():
            if key not in ("__annotations__", "__module__", "__qualname__", "__dict__") and key not in annotations:
                setattr(made, key, value)
        return made


class _NamedTupleBase(metaclass=_NamedTupleMeta):
    pass


class _NamedTupleFunction:
    """class P(NamedTuple): x: int, or NamedTuple("P", [("x", int)])."""

    def __call__(self, typename, fields=None, /, **kwargs):
        pairs = list(kwargs.items() if fields is None else fields)
        made = collections.namedtuple(typename, [name for name, _ in pairs])
        made.__annotations__ = dict(pairs)
        return made

    def __mro_entries__(self, bases):
        return (_NamedTupleBase,)


NamedTuple = _NamedTupleFunction()


class _TypedDictMeta(type):
    def __new__(meta, name, bases, namespace, total=True):
        made = super().__new__(meta, name, (dict,), namespace)
        annotations = {}
        required, optional = set(), set()
        for base in bases:
            annotations.update(getattr(base, "__annotations__", {}))
            required |= getattr(base, "__required_keys__", set())
            optional |= getattr(base, "__optional_keys__", set())
        own = namespace.get("__annotations__", {})
        annotations.update(own)
        for key, kind in own.items():
            form = getattr(kind, "_name", None)
            needed = total if form not in ("Required", "NotRequired") else form == "Required"
            (required if needed else optional).add(key)
        made.__annotations__, made.__total__ = annotations, total
        made.__required_keys__, made.__optional_keys__ = frozenset(required), frozenset(optional)
        return made

    def __call__(cls, *args, **kwargs):
        return dict(*args, **kwargs)

    def __instancecheck__(cls, obj):
        raise TypeError("TypedDict does not support instance and class checks")


class _TypedDictFunction:
    def __call__(self, typename, fields, /, *, total=True):
        return _TypedDictMeta(typename, (), {"__annotations__": dict(fields)}, total=total)

    def __mro_entries__(self, bases):
        return (_TypedDictMeta("TypedDict", (), {}),)


TypedDict = _TypedDictFunction()


class NewType:
    def __init__(self, name, tp):
        self.__name__ = self.__qualname__ = name
        self.__supertype__ = tp

    def __call__(self, x):
        return x

    def __repr__(self):
        return "__main__." + self.__name__

    def __or__(self, other):
        return Union[self, other]


def cast(typ, val):
    return val


def assert_type(val, typ, /):
    return val


def assert_never(arg, /):
    raise AssertionError("Expected code to be unreachable, but got: %r" % (arg,))


def reveal_type(obj, /):
    import sys

    print("Runtime type is %r" % type(obj).__name__, file=sys.stderr)
    return obj


def final(f):
    f.__final__ = True
    return f


def override(method, /):
    method.__override__ = True
    return method


_overloads = {}


def get_overloads(func):
    return list(_overloads.get((func.__module__, func.__qualname__), ()))


def clear_overloads():
    _overloads.clear()


def overload(func):
    _overloads.setdefault((func.__module__, func.__qualname__), []).append(func)

    def not_implemented(*args, **kwds):
        raise NotImplementedError("You should not call an overloaded function. A series of @overload-decorated functions "
                                  "outside a stub module should always be followed by an implementation that is not "
                                  "@overload-ed.")

    return not_implemented


def no_type_check(arg):
    arg.__no_type_check__ = True
    return arg


def dataclass_transform(**options):
    return lambda cls: cls


def get_origin(tp):
    if getattr(tp, "_name", None) == "Annotated" and isinstance(tp, _Alias):
        return Annotated
    if isinstance(tp, UnionType):
        return UnionType
    return getattr(tp, "__origin__", None) if not isinstance(tp, _Special) else tp.__origin__


def get_args(tp):
    if getattr(tp, "_name", None) == "Annotated" and isinstance(tp, _Alias):
        return (tp.__origin__, *tp.__metadata__)
    args = getattr(tp, "__args__", ())
    if getattr(tp, "__origin__", None) is collections.abc.Callable and len(args) > 1 and args[0] is not ...:
        return (list(args[:-1]), args[-1])
    return args


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    import sys

    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            names = getattr(sys.modules.get(base.__module__), "__dict__", {}) if globalns is None else globalns
            for name, value in base.__dict__.get("__annotations__", {}).items():
                hints[name] = _evaluated(value, names, localns)
    else:
        names = getattr(obj, "__globals__", getattr(obj, "__dict__", {})) if globalns is None else globalns
        for name, value in getattr(obj, "__annotations__", {}).items():
            hints[name] = _evaluated(value, names, localns)
    if not include_extras:
        for name, value in hints.items():
            if get_origin(value) is Annotated:
                hints[name] = value.__origin__
    return hints


def _evaluated(value, globalns, localns):
    if value is None:
        return type(None)
    if isinstance(value, ForwardRef):
        value = value.__forward_arg__
    return eval(value, globalns, localns) if isinstance(value, str) else value


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


def __getattr__(name):
    if name in ("Pattern", "Match"):
        import re

        return getattr(re, name)
    raise AttributeError(f"module 'typing' has no attribute '{name}'")


TYPE_CHECKING = False
__all__ = [_name for _name in globals() if _name[0] != "_" and _name != "collections"]
