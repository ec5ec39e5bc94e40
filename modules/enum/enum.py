"""Enumerations: Enum, IntEnum, StrEnum, Flag, IntFlag, auto, unique."""

__all__ = ["CONFORM", "EJECT", "Enum", "EnumMeta", "EnumType", "Flag", "FlagBoundary", "IntEnum", "IntFlag", "KEEP",
           "ReprEnum", "STRICT", "StrEnum", "auto", "global_enum", "member", "nonmember", "property", "show_flag_values",
           "unique", "verify", "UNIQUE", "CONTINUOUS", "NAMED_FLAGS"]

_property = property


class property(_property):
    """A property of members; a member of that name may exist beside it."""

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            members = owner.__dict__.get("_member_map_", {})
            if self.name in members:
                return members[self.name]
            raise AttributeError("%r has no attribute %r" % (owner, self.name))
        return super().__get__(instance, owner)


DynamicClassAttribute = property


class auto:
    """A value chosen by _generate_next_value_."""

    def __init__(self, value=None):
        self.value = value

    def __repr__(self):
        return "auto(%r)" % (self.value,)


class member:
    """Makes a member of what would not become one."""

    def __init__(self, value):
        self.value = value


class nonmember:
    """Keeps a value of the class body from becoming a member."""

    def __init__(self, value):
        self.value = value


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__"


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" and name[-2] != "_"


def _is_private(cls_name, name):
    start = "_%s__" % cls_name.lstrip("_")
    return name.startswith(start) and not name.endswith("__")


def _is_descriptor(value):
    return hasattr(value, "__get__") or hasattr(value, "__set__") or hasattr(value, "__delete__")


# The names of that form that a class may define.
_SUNDERS = ("_boundary_", "_flag_mask_", "_singles_mask_", "_order_", "_missing_", "_name_", "_value_", "_iter_member_",
            "_numeric_repr_", "_value_repr_", "_add_alias_", "_add_value_alias_")


class _Body(dict):
    """The names of a class body; those that become members in their order."""

    def __init__(self, cls_name):
        super().__init__()
        self.members = {}
        self.cls_name = cls_name
        self.ignored = ()
        self.generate = None

    def __setitem__(self, name, value):
        if name == "_ignore_":
            value = value.replace(",", " ").split() if isinstance(value, str) else list(value)
            self.ignored = value
        elif name == "_generate_next_value_":
            self.generate = value.__func__ if isinstance(value, staticmethod) else value
            value = staticmethod(self.generate)
        elif _is_sunder(name) and name not in _SUNDERS:
            raise ValueError("_sunder_ names, such as %r, are reserved for future Enum use" % name)
        elif _is_sunder(name) or _is_dunder(name) or _is_private(self.cls_name, name) or name in self.ignored:
            pass
        elif name in self.members:
            raise TypeError("%r already defined as %r" % (name, self.members[name]))
        elif isinstance(value, nonmember):
            value = value.value
        elif isinstance(value, member) or not _is_descriptor(value):
            if name in self:
                raise TypeError("%r already defined as %r" % (name, self[name]))
            value = value.value if isinstance(value, member) else value
            self.members[name] = value = self._automatic(name, value)
        super().__setitem__(name, value)

    def _automatic(self, name, value):
        if isinstance(value, auto):
            if value.value is None:
                value.value = self._next(name)
            return value.value
        if isinstance(value, tuple) and any(isinstance(item, auto) for item in value):
            return tuple(self._automatic(name, item) if isinstance(item, auto) else item for item in value)
        return value

    def _next(self, name):
        return self.generate(name, 1, len(self.members), list(self.members.values()))

    def update(self, members, **more):
        items = members.items() if hasattr(members, "items") else members
        for name, value in items:
            self[name] = value


class EnumType(type):
    """The type of enumerations: iterating, looking up, counting."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        body = _Body(cls)
        _, base = _mixins(bases)
        if base is not None:
            body.generate = base._generate_next_value_
        for b in bases:
            if isinstance(b, EnumType) and b._member_names_:
                raise TypeError("<enum %r> cannot extend %r" % (cls, b))
        return body

    def __new__(metacls, cls, bases, body, *, boundary=None, _simple=False, **kwds):
        data_type, first_enum = _mixins(bases)
        members = body.members if isinstance(body, _Body) else {}
        names = {name: value for name, value in dict.items(body) if name not in members and name not in body.ignored}
        names.pop("_ignore_", None)
        order = names.pop("_order_", None)
        names.setdefault("_use_args_", None)
        names["_member_names_"], names["_member_map_"], names["_value2member_map_"] = [], {}, {}
        names["_unhashable_values_"] = []
        names["_member_type_"] = data_type
        if boundary is not None:
            names["_boundary_"] = boundary
        for wrong in ("mro", ""):
            if wrong in members:
                raise ValueError("invalid enum member name(s) %r" % wrong)
        custom_new = names.get("__new__") if first_enum is not None else None
        if custom_new is not None:
            names["__new_member__"] = custom_new
            del names["__new__"]
        made = super().__new__(metacls, cls, bases, names, **kwds)
        if custom_new is not None:
            made.__new_member__ = staticmethod(custom_new)
        if first_enum is not None:
            _inherit_texts(made, names, data_type, first_enum)
        for name, value in members.items():
            metacls._add_member(made, name, value, data_type)
        if first_enum is not None:
            made.__new__ = Enum.__new__  # before that of the data type
        if order is not None:
            order = order.replace(",", " ").split() if isinstance(order, str) else order
            order = [n for n in order if n in made._member_names_ or n not in made._member_map_]
            if made._member_names_ != order:
                raise TypeError("member order does not match _order_:\n  %r\n  %r" % (made._member_names_, order))
        if _is_flag(made):
            for method in ("__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__", "__iter__",
                           "__len__", "__contains__"):
                if method not in names:
                    type.__setattr__(made, method, getattr(Flag, method))
            made._flag_mask_ = 0
            made._singles_mask_ = 0
            for item in made._value2member_map_:
                made._flag_mask_ |= item
                if item and item & (item - 1) == 0:
                    made._singles_mask_ |= item
            made._member_names_ = [n for n in made._member_names_ if _is_single(made._member_map_[n]._value_)]
        return made

    def _add_member(cls, name, value, data_type):
        arguments = value if isinstance(value, tuple) else (value,)
        if data_type is tuple:
            arguments = (arguments,)
        new_member = getattr(cls, "__new_member__", None)
        if new_member is not None:
            item = new_member(cls, *arguments)
        elif data_type is object or ("__dataclass_fields__" in data_type.__dict__ and "__new__" not in data_type.__dict__):
            item = object.__new__(cls)
        else:
            item = data_type.__new__(cls, *arguments)
        if not hasattr(item, "_value_"):
            item._value_ = value if data_type is object or new_member else data_type(*arguments)
        item._name_ = name
        item.__objclass__ = cls
        item._sort_order_ = len(cls._member_names_)
        if "__init__" in _names_of(cls):
            item.__init__(*arguments)
        known = _known(cls, item._value_)
        if known is None:
            cls._member_names_.append(name)
            try:
                cls._value2member_map_[item._value_] = item
            except TypeError:
                cls._unhashable_values_.append(item)
        else:
            item = known
        cls._member_map_[name] = item
        if not isinstance(_class_lookup(cls, name), property):
            type.__setattr__(cls, name, item)

    def __bool__(cls):
        return True

    def __call__(cls, value, names=None, *values, module=None, qualname=None, type=None, start=1, boundary=None):
        if names is None:
            return cls.__new__(cls, (value, *values) if values else value)
        return cls._create_(value, names, module=module, qualname=qualname, type=type, start=start)

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1, boundary=None):
        bases = (cls,) if type is None else (type, cls)
        metacls = cls.__class__
        body = metacls.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            made, values = [], []
            for count, name in enumerate(names):
                values.append(body.generate(name, start, count, values[:]))
                made.append((name, values[-1]))
            names = made
        body.update(names)
        body["__module__"] = module or "__main__"
        if qualname is not None:
            body["__qualname__"] = qualname
        return metacls.__new__(metacls, class_name, bases, body, boundary=boundary)

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        if not isinstance(value, Enum) and not _hashable(value):
            return any(value == item._value_ for item in cls._unhashable_values_)
        return value in cls._value2member_map_

    def __delattr__(cls, name):
        if name in cls._member_map_:
            raise AttributeError("%r cannot delete member %r." % (cls.__name__, name))
        super().__delattr__(name)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError("cannot reassign member %r" % name)
        super().__setattr__(name, value)

    def __getattr__(cls, name):
        members = cls.__dict__.get("_member_map_", {})
        if name in members:
            return members[name]
        raise AttributeError(name)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __len__(cls):
        return len(cls._member_names_)

    def __dir__(cls):
        names = ["__class__", "__contains__", "__doc__", "__getitem__", "__iter__", "__len__", "__members__", "__module__",
                 "__name__", "__qualname__"]
        return sorted(names + list(cls._member_map_))

    @_property
    def __members__(cls):
        from types import MappingProxyType

        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        return "<%s %r>" % ("flag" if _is_flag(cls) else "enum", cls.__name__)


EnumMeta = EnumType
Flag = ReprEnum = None  # until their classes are made


def _is_flag(cls):
    return Flag is not None and issubclass(cls, Flag)


def _hashable(value):
    try:
        hash(value)
        return True
    except TypeError:
        return False


def _known(cls, value):
    if _hashable(value):
        return cls._value2member_map_.get(value)
    for item in cls._unhashable_values_:
        if item._value_ == value:
            return item
    return None


def _class_lookup(cls, name):
    for base in cls.__mro__:
        if name in base.__dict__:
            return base.__dict__[name]
    return None


def _names_of(cls):
    """Names that programs defined in the enumeration's classes, those of this module left out."""
    names = set()
    for base in cls.__mro__:
        if isinstance(base, EnumType) and base.__module__ != "enum":
            names.update(base.__dict__)
        elif base is not object and not isinstance(base, EnumType) and "__init__" in base.__dict__:
            if base.__module__ != "builtins":
                names.add("__init__")
    return names


def _mixins(bases):
    """(the data type that members derive from, the first enumeration among the bases)"""
    if not bases:
        return object, None
    if not isinstance(bases[-1], EnumType):
        raise TypeError("new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`")
    data_type = object
    for base in bases:
        for candidate in base.__mro__:
            if candidate is object:
                continue
            if isinstance(candidate, EnumType):
                if candidate._member_type_ is not object:
                    data_type = candidate._member_type_
                    break
            elif (candidate.__module__ == "builtins" or "__new__" in candidate.__dict__
                  or "__dataclass_fields__" in candidate.__dict__):
                data_type = base if not isinstance(base, EnumType) else candidate
                break
        if data_type is not object:
            break
    return data_type, bases[-1]


def _inherit_texts(made, names, data_type, first_enum):
    """repr, str and format come from the enumeration, not from the data type, unless the class says otherwise; a
    ReprEnum takes str and format of its data type."""
    follows_data = ReprEnum is not None and issubclass(made, ReprEnum) and data_type is not object
    for method in ("__repr__", "__str__", "__format__", "__reduce_ex__"):
        if method in names or (method == "__reduce_ex__"):
            continue
        found = None
        for base in made.__mro__[1:]:
            if method in base.__dict__ and base.__module__ != "builtins" and base not in data_type.__mro__:
                found = base.__dict__[method]
                break
        if follows_data and method in ("__str__", "__format__"):
            if found in (Enum.__dict__["__str__"], Enum.__dict__["__format__"], None) or _of_flag(found):
                own = getattr(data_type, method)
                if method == "__str__" and "__str__" not in data_type.__dict__ and data_type in (int, float):
                    own = data_type.__repr__
                type.__setattr__(made, method, own)
        elif found is not None and data_type is not object:
            type.__setattr__(made, method, found)


def _of_flag(function):
    return Flag is not None and function in (Flag.__dict__["__str__"],)


class Enum(metaclass=EnumType):
    """class Color(Enum): RED = 1 makes Color.RED, with name and value."""

    def __new__(cls, value):
        if type(value) is cls:
            return value
        found = _known(cls, value)
        if found is not None:
            return found
        if not cls._member_map_:
            raise TypeError("%r has no members defined" % cls)
        try:
            result = cls._missing_(value)
        except Exception as e:
            if isinstance(e, ValueError) and not e.__context__:
                raise
            error = ValueError("%r is not a valid %s" % (value, cls.__qualname__))
            error.__context__ = e
            raise error
        if isinstance(result, cls) or (_is_flag(cls) and cls._boundary_ is EJECT and isinstance(result, int)):
            return result
        error = ValueError("%r is not a valid %s" % (value, cls.__qualname__))
        if result is None:
            raise error
        raise TypeError("error in %s._missing_: returned %r instead of None or a valid member" % (cls.__name__, result))

    def __init__(self, *args, **kwds):
        pass

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        for last in sorted((v for v in last_values if isinstance(v, int)), reverse=True):
            return last + 1
        return start

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        return "<%s.%s: %r>" % (type(self).__name__, self._name_, self._value_)

    def __str__(self):
        return "%s.%s" % (type(self).__name__, self._name_)

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __dir__(self):
        names = {"__class__", "__doc__", "__eq__", "__hash__", "__module__", "name", "value"}
        for cls in type(self).__mro__:
            names.update(n for n in cls.__dict__ if n[0] != "_" and n not in type(self)._member_map_)
        return sorted(names)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __deepcopy__(self, memo):
        return self

    def __copy__(self):
        return self

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_


class ReprEnum(Enum):
    """Only repr is the enumeration's; str and format are the data type's."""


class IntEnum(int, ReprEnum):
    """Members are ints."""


class StrEnum(str, ReprEnum):
    """Members are strs; auto() gives the name in lower case."""

    def __new_member__(cls, *values):
        if len(values) > 3:
            raise TypeError("too many arguments for str(): %r" % (values,))
        if not isinstance(values[0], str):
            raise TypeError("%r is not a string" % (values[0],))
        value = str(*values)
        item = str.__new__(cls, value)
        item._value_ = value
        return item

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


class FlagBoundary(StrEnum):
    """What becomes of bits that no flag has."""

    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


def _is_single(value):
    return value > 0 and value & (value - 1) == 0


class Flag(Enum):
    """Members are combined with | & ^ ~."""

    _boundary_ = STRICT
    _flag_mask_ = 0
    _singles_mask_ = 0

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        return 1 << max(last_values).bit_length()

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError("%r is not a valid %s" % (value, cls.__qualname__))
        mask = cls._flag_mask_
        beyond = value & ~mask if value >= 0 else 0
        every = (1 << mask.bit_length()) - 1
        if value < 0 or beyond:
            boundary = cls._boundary_
            if value < 0 and ~value <= every:
                value &= mask if boundary is not KEEP else every
            elif boundary is STRICT or (value < 0 and boundary is not KEEP and ~value > every):
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError("%r invalid value %r\n    given %s\n  allowed %s"
                                 % (cls, value, _bits(value, width), _bits(mask, width)))
            elif boundary is CONFORM:
                value &= mask
            elif boundary is EJECT:
                return value
            elif value < 0:
                value = max(mask + 1, 1 << value.bit_length()) + value
        known = cls._value2member_map_.get(value)
        if known is not None:
            return known
        data_type = cls._member_type_
        item = object.__new__(cls) if data_type is object else data_type.__new__(cls, value)
        item._value_ = value
        parts = [m for m in cls._parts(value)]
        item._name_ = "|".join(m._name_ for m in parts) or None
        left = value & ~cls._mask_of(parts)
        if item._name_ and left:
            item._name_ += "|%s" % left
        cls._value2member_map_[value] = item
        return item

    @classmethod
    def _mask_of(cls, parts):
        mask = 0
        for part in parts:
            mask |= part._value_
        return mask

    @classmethod
    def _parts(cls, value):
        return [cls._member_map_[n] for n in cls._member_names_ if cls._member_map_[n]._value_ & value]

    def __iter__(self):
        return iter(sorted(self._parts(self._value_), key=lambda m: m._value_))

    def __len__(self):
        return self._value_.bit_count()

    def __bool__(self):
        return bool(self._value_)

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError("unsupported operand type(s) for 'in': %r and %r"
                            % (type(other).__qualname__, self.__class__.__qualname__))
        return other._value_ & self._value_ == other._value_

    def __repr__(self):
        name = type(self).__name__
        if self._name_ is None:
            return "<%s: %d>" % (name, self._value_)
        return "<%s.%s: %d>" % (name, self._name_, self._value_)

    def __str__(self):
        name = type(self).__name__
        return "%s(%r)" % (name, self._value_) if self._name_ is None else "%s.%s" % (name, self._name_)

    def _other(self, other):
        if isinstance(other, type(self)):
            return other._value_
        if self._member_type_ is not object and isinstance(other, self._member_type_):
            return other
        return None

    def __or__(self, other):
        value = self._other(other)
        return NotImplemented if value is None else self.__class__(self._value_ | value)

    def __and__(self, other):
        value = self._other(other)
        return NotImplemented if value is None else self.__class__(self._value_ & value)

    def __xor__(self, other):
        value = self._other(other)
        return NotImplemented if value is None else self.__class__(self._value_ ^ value)

    def __invert__(self):
        if self._boundary_ in (KEEP, EJECT):
            return self.__class__(~self._value_)
        return self.__class__(self._singles_mask_ & ~self._value_)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__


def _bits(value, width):
    digits = bin(value % (1 << width))[2:]
    return "0b%d %s" % (value < 0, "0" * (width - len(digits)) + digits)


class IntFlag(int, ReprEnum, Flag):
    """Flags that are ints."""

    _boundary_ = KEEP


def unique(enumeration):
    """Class decorator: no value twice."""
    aliases = [(name, m.name) for name, m in enumeration.__members__.items() if name != m.name]
    if aliases:
        raise ValueError("duplicate values found in %r: %s" % (enumeration, ", ".join("%s -> %s" % a for a in aliases)))
    return enumeration


UNIQUE, CONTINUOUS = "one name per value", "no skipped integer values"
NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"


class verify:
    """Class decorator: the enumeration keeps what is named."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        members = enumeration.__members__
        for check in self.checks:
            if check is UNIQUE:
                aliases = ["%s -> %s" % (name, m.name) for name, m in members.items() if name != m.name]
                if aliases:
                    raise ValueError("aliases found in %r: %s" % (enumeration, ", ".join(aliases)))
                continue
            values = {m._value_ for m in members.values()}
            if check is CONTINUOUS:
                is_flag = _is_flag(enumeration)
                every = range(min(values), max(values) + 1) if values else ()
                missing = [v for v in every if v not in values and (not is_flag or v & (v - 1) == 0)]
                if missing:
                    raise ValueError("invalid %s %r: missing values %s" % (
                        "flag" if is_flag else "enum", enumeration.__name__, ", ".join(map(str, missing))))
            else:
                named = enumeration._singles_mask_
                for name, m in members.items():
                    if m._value_ & ~named:
                        raise ValueError("invalid Flag %r: alias %s is missing combined value %s [use "
                                         "enum.show_flag_values(value) for details]"
                                         % (enumeration.__name__, name, hex(m._value_ & ~named)))
        return enumeration


def global_enum(cls, update_str=False):
    """Class decorator: members become names of the module too."""
    import sys

    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls


def show_flag_values(value):
    number = int(getattr(value, "value", value))
    return [1 << i for i in range(number.bit_length()) if number >> i & 1]
