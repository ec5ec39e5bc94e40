"""Names for built-in types that have none in builtins, and SimpleNamespace."""
import sys


def _function():
    pass


async def _coroutine():
    pass


def _generator():
    yield


async def _async_generator():
    yield


class _Class:
    def method(self):
        pass

    @property
    def value(self):
        return None


def _cell():
    value = 1

    def inner():
        return value

    return inner.__closure__[0]


FunctionType = LambdaType = type(_function)
CodeType = type(_function.__code__)
MappingProxyType = type(type.__dict__)
GeneratorType = type(_generator())
_started = _coroutine()
CoroutineType = type(_started)
_started.close()
AsyncGeneratorType = type(_async_generator())
MethodType = type(_Class().method)
BuiltinFunctionType = type(len)
BuiltinMethodType = type([].append)
WrapperDescriptorType = type(object.__init__)
MethodWrapperType = type(object().__str__)
MethodDescriptorType = type(str.join)
ClassMethodDescriptorType = type(dict.__dict__["fromkeys"])
ModuleType = type(sys)
GenericAlias = type(list[int])
UnionType = type(int | str)
EllipsisType = type(...)
NoneType = type(None)
NotImplementedType = type(NotImplemented)
CellType = type(_cell())
try:
    raise TypeError
except TypeError as _error:
    TracebackType = type(_error.__traceback__)
FrameType = type(sys._getframe()) if hasattr(sys, "_getframe") else None


class SimpleNamespace:
    """Attributes as given: SimpleNamespace(a=1).a == 1."""

    def __init__(self, /, **kwargs):
        self.__dict__.update(kwargs)

    def __repr__(self):
        name = "namespace" if type(self) is SimpleNamespace else type(self).__name__
        return "%s(%s)" % (name, ", ".join("%s=%r" % item for item in self.__dict__.items()))

    def __eq__(self, other):
        if isinstance(self, SimpleNamespace) and isinstance(other, SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented


class DynamicClassAttribute(property):
    """A property that is seen on instances only; on the class __getattr__ answers."""

    def __get__(self, instance, owner=None):
        if instance is None:
            raise AttributeError()
        return super().__get__(instance, owner)


def resolve_bases(bases):
    resolved = []
    for base in bases:
        if not isinstance(base, type) and hasattr(base, "__mro_entries__"):
            resolved.extend(base.__mro_entries__(bases))
        else:
            resolved.append(base)
    return tuple(resolved) if resolved != list(bases) else bases


def prepare_class(name, bases=(), kwds=None):
    kwds = dict(kwds or {})
    meta = kwds.pop("metaclass", None) or (type(bases[0]) if bases else type)
    if isinstance(meta, type):
        for base in bases:
            if issubclass(type(base), meta):
                meta = type(base)
    return meta, meta.__prepare__(name, bases, **kwds) if hasattr(meta, "__prepare__") else {}, kwds


def new_class(name, bases=(), kwds=None, exec_body=None):
    resolved = resolve_bases(bases)
    meta, namespace, kwds = prepare_class(name, resolved, kwds)
    if exec_body is not None:
        exec_body(namespace)
    if resolved is not bases:
        namespace["__orig_bases__"] = bases
    return meta(name, resolved, namespace, **kwds)


def coroutine(func):
    """Generator-based coroutines are awaitable as they are."""
    return func


__all__ = [name for name in globals() if name[0] != "_" and name != "sys"]
