"""Looking into functions, classes and frames."""
import sys
import types

CO_VARARGS, CO_VARKEYWORDS, CO_GENERATOR, CO_COROUTINE, CO_ASYNC_GENERATOR = 4, 8, 32, 128, 512


class _Empty:
    def __repr__(self):
        return "<class 'inspect._empty'>"


_empty = _Empty()


class _Kind(int):
    _names = ("POSITIONAL_ONLY", "POSITIONAL_OR_KEYWORD", "VAR_POSITIONAL", "KEYWORD_ONLY", "VAR_KEYWORD")
    _descriptions = ("positional-only", "positional or keyword", "variadic positional", "keyword-only", "variadic keyword")

    @property
    def name(self):
        return self._names[self]

    @property
    def description(self):
        return self._descriptions[self]

    def __str__(self):
        return self.name

    def __repr__(self):
        return "<_ParameterKind.%s: %d>" % (self.name, int(self))


class Parameter:
    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = map(_Kind, range(5))
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        self.name, self.kind, self.default, self.annotation = name, kind, default, annotation

    def replace(self, **changes):
        values = {"name": self.name, "kind": self.kind, "default": self.default, "annotation": self.annotation, **changes}
        return Parameter(values.pop("name"), values.pop("kind"), **values)

    def __str__(self):
        text = self.name
        if self.annotation is not _empty:
            text += ": " + formatannotation(self.annotation)
        if self.default is not _empty:
            text += (" = %r" if self.annotation is not _empty else "=%r") % (self.default,)
        return {2: "*", 4: "**"}.get(self.kind, "") + text

    def __repr__(self):
        return '<Parameter "%s">' % self

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self.name, self.kind, self.default, self.annotation) == (
            other.name, other.kind, other.default, other.annotation)

    def __hash__(self):
        return hash((self.name, self.kind))


def formatannotation(annotation, base_module=None):
    if isinstance(annotation, type) and not isinstance(annotation, types.GenericAlias):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    return repr(annotation).replace("typing.", "")


class BoundArguments:
    def __init__(self, signature, arguments):
        self.signature, self.arguments = signature, arguments

    @property
    def args(self):
        values = []
        for name, p in self.signature.parameters.items():
            if p.kind in (Parameter.VAR_KEYWORD, Parameter.KEYWORD_ONLY) or name not in self.arguments:
                break
            if p.kind == Parameter.VAR_POSITIONAL:
                values += self.arguments[name]
            else:
                values.append(self.arguments[name])
        return tuple(values)

    @property
    def kwargs(self):
        values, started = {}, False
        for name, p in self.signature.parameters.items():
            if p.kind in (Parameter.VAR_KEYWORD, Parameter.KEYWORD_ONLY) or name not in self.arguments:
                started = True
            if started and name in self.arguments:
                if p.kind == Parameter.VAR_KEYWORD:
                    values.update(self.arguments[name])
                elif p.kind != Parameter.VAR_POSITIONAL:
                    values[name] = self.arguments[name]
        return values

    def apply_defaults(self):
        full = {}
        for name, p in self.signature.parameters.items():
            if name in self.arguments:
                full[name] = self.arguments[name]
            elif p.default is not _empty:
                full[name] = p.default
            elif p.kind in (Parameter.VAR_POSITIONAL, Parameter.VAR_KEYWORD):
                full[name] = () if p.kind == Parameter.VAR_POSITIONAL else {}
        self.arguments = full

    def __repr__(self):
        return "<BoundArguments (%s)>" % ", ".join("%s=%r" % item for item in self.arguments.items())


class Signature:
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        self.parameters = types.MappingProxyType({p.name: p for p in parameters or ()})
        self.return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, **options):
        return signature(obj, **options)

    def replace(self, *, parameters=None, return_annotation=None):
        return Signature(self.parameters.values() if parameters is None else parameters,
                         return_annotation=self.return_annotation if return_annotation is None else return_annotation)

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def _bind(self, args, kwargs, partial):
        arguments, values, rest = {}, list(args), dict(kwargs)
        for name, p in self.parameters.items():
            if p.kind == Parameter.VAR_POSITIONAL:
                if values:
                    arguments[name], values = tuple(values), []
            elif p.kind == Parameter.VAR_KEYWORD:
                if rest:
                    arguments[name], rest = rest, {}
            elif values and p.kind != Parameter.KEYWORD_ONLY:
                if name in rest and p.kind != Parameter.POSITIONAL_ONLY:
                    raise TypeError("multiple values for argument %r" % name)
                arguments[name] = values.pop(0)
            elif name in rest and p.kind != Parameter.POSITIONAL_ONLY:
                arguments[name] = rest.pop(name)
            elif p.default is _empty and not partial:
                raise TypeError("missing a required argument: %r" % name)
        if values:
            raise TypeError("too many positional arguments")
        if rest:
            raise TypeError("got an unexpected keyword argument %r" % next(iter(rest)))
        return BoundArguments(self, arguments)

    def __str__(self):
        parts, last_kind, star = [], None, False
        for p in self.parameters.values():
            if last_kind == Parameter.POSITIONAL_ONLY and p.kind != Parameter.POSITIONAL_ONLY:
                parts.append("/")
            star = star or p.kind == Parameter.VAR_POSITIONAL
            if p.kind == Parameter.KEYWORD_ONLY and not star:
                parts.append("*")
                star = True
            parts.append(str(p))
            last_kind = p.kind
        if last_kind == Parameter.POSITIONAL_ONLY:
            parts.append("/")
        text = "(%s)" % ", ".join(parts)
        if self.return_annotation is not _empty:
            text += " -> " + formatannotation(self.return_annotation)
        return text

    def __repr__(self):
        return "<Signature %s>" % self

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return list(self.parameters.values()) == list(other.parameters.values()) and (
            self.return_annotation == other.return_annotation)


def _parameters_of(function):
    code = function.__code__
    names = code.co_varnames
    count, only = code.co_argcount, getattr(code, "co_posonlyargcount", 0)
    notes = getattr(function, "__annotations__", {})
    defaults = function.__defaults__ or ()
    first_default = count - len(defaults)
    found = []

    def add(name, kind, default=_empty):
        found.append(Parameter(name, kind, default=default, annotation=notes.get(name, _empty)))

    for i in range(count):
        kind = Parameter.POSITIONAL_ONLY if i < only else Parameter.POSITIONAL_OR_KEYWORD
        add(names[i], kind, defaults[i - first_default] if i >= first_default else _empty)
    at = count + code.co_kwonlyargcount
    if code.co_flags & CO_VARARGS:
        add(names[at], Parameter.VAR_POSITIONAL)
        at += 1
    for i in range(count, count + code.co_kwonlyargcount):
        add(names[i], Parameter.KEYWORD_ONLY, (function.__kwdefaults__ or {}).get(names[i], _empty))
    if code.co_flags & CO_VARKEYWORDS:
        add(names[at], Parameter.VAR_KEYWORD)
    return found


def signature(obj, *, follow_wrapped=True, **options):
    if not callable(obj):
        raise TypeError("%r is not a callable object" % (obj,))
    if follow_wrapped:
        obj = unwrap(obj)
    if isinstance(obj, types.MethodType):
        inner = signature(obj.__func__)
        return inner.replace(parameters=_without_first(list(inner.parameters.values())))
    if isinstance(obj, types.FunctionType):
        return Signature(_parameters_of(obj), return_annotation=obj.__annotations__.get("return", _empty))
    if type(obj).__name__ == "partial":
        return _partial_signature(obj)
    if isinstance(obj, type):
        for name in ("__init__", "__new__"):
            method = getattr(obj, name, None)
            if isinstance(method, types.FunctionType):
                inner = signature(method)
                return inner.replace(parameters=list(inner.parameters.values())[1:], return_annotation=_empty)
        if obj.__module__ != "builtins":
            return Signature()
    elif hasattr(type(obj), "__call__") and isinstance(type(obj).__call__, types.FunctionType):
        return signature(obj.__call__)
    raise ValueError("no signature found for builtin %r" % (obj,))


def _without_first(parameters):
    return parameters if parameters and parameters[0].kind == Parameter.VAR_POSITIONAL else parameters[1:]


def _partial_signature(partial):
    inner = signature(partial.func)
    left, given = [], len(partial.args)
    for p in inner.parameters.values():
        if given and p.kind in (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD):
            given -= 1
        elif p.name in partial.keywords:
            left.append(p.replace(default=partial.keywords[p.name], kind=Parameter.KEYWORD_ONLY))
        elif left and left[-1].kind == Parameter.KEYWORD_ONLY and p.kind == Parameter.POSITIONAL_OR_KEYWORD:
            left.append(p.replace(kind=Parameter.KEYWORD_ONLY))
        else:
            left.append(p)
    return inner.replace(parameters=left)


def unwrap(func, *, stop=None):
    while hasattr(func, "__wrapped__") and not (stop and stop(func)):
        func = func.__wrapped__
    return func


class FullArgSpec(tuple):
    _names = ("args", "varargs", "varkw", "defaults", "kwonlyargs", "kwonlydefaults", "annotations")

    def __getattr__(self, name):
        if name in self._names:
            return self[self._names.index(name)]
        raise AttributeError(name)

    def __repr__(self):
        return "FullArgSpec(%s)" % ", ".join("%s=%r" % pair for pair in zip(self._names, self))


def getfullargspec(func):
    is_method = isinstance(func, types.MethodType)
    function = func.__func__ if is_method else func
    args, kwonly, kwdefaults, names = [], [], None, {}
    for p in _parameters_of(function):
        if p.kind in (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD):
            args.append(p.name)
        elif p.kind == Parameter.KEYWORD_ONLY:
            kwonly.append(p.name)
        else:
            names[p.kind] = p.name
    return FullArgSpec((args, names.get(2), names.get(4), function.__defaults__, kwonly, function.__kwdefaults__ or kwdefaults,
                        function.__annotations__))


def getmro(cls):
    return cls.__mro__


def getmembers(object, predicate=None):
    found = []
    for name in dir(object):
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            found.append((name, value))
    return sorted(found, key=lambda pair: pair[0])


def getmodule(object, _filename=None):
    return object if ismodule(object) else sys.modules.get(getattr(object, "__module__", None))


def cleandoc(doc):
    lines = doc.expandtabs().split("\n")
    margin = min((len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()), default=0)
    lines = [lines[0].lstrip()] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getdoc(object):
    doc = getattr(object, "__doc__", None)
    return cleandoc(doc) if isinstance(doc, str) else None


def _code_of(object):
    object = unwrap(object)
    object = getattr(object, "__func__", object)
    return getattr(object, "__code__", object)


def getfile(object):
    if ismodule(object):
        if getattr(object, "__file__", None):
            return object.__file__
        raise TypeError("%r is a built-in module" % object)
    if isclass(object):
        module = sys.modules.get(object.__module__)
        if getattr(module, "__file__", None):
            return module.__file__
        raise TypeError("%r is a built-in class" % object)
    code = _code_of(object)
    if hasattr(code, "co_filename"):
        return code.co_filename
    raise TypeError("module, class, method, function, traceback, frame, or code object was expected, got "
                    + type(object).__name__)


getsourcefile = getfile


def _block(lines, start):
    """The lines of the statement that begins at `start`: up to the next line that is not deeper."""
    first = start
    while lines[first].lstrip().startswith("@"):
        first += 1
    depth = len(lines[start]) - len(lines[start].lstrip())
    end = first + 1
    last = end
    open_brackets = sum(lines[first].count(c) for c in "([{") - sum(lines[first].count(c) for c in ")]}")
    while end < len(lines):
        line = lines[end]
        if line.strip() and not line.lstrip().startswith("#"):
            if open_brackets <= 0 and len(line) - len(line.lstrip()) <= depth:
                break
            open_brackets += sum(line.count(c) for c in "([{") - sum(line.count(c) for c in ")]}")
            last = end + 1
        end += 1
    return lines[start:last]


def getsourcelines(object):
    with open(getfile(object)) as file:
        lines = file.read().splitlines(True)
    if ismodule(object):
        return lines, 0
    if isclass(object):
        for number, line in enumerate(lines):
            if line.split("(")[0].split(":")[0].split() == ["class", object.__name__]:
                return _block(lines, number), number + 1
        raise OSError("could not find class definition")
    number = _code_of(object).co_firstlineno
    return _block(lines, number - 1), number


def getsource(object):
    return "".join(getsourcelines(object)[0])


def currentframe():
    return sys._getframe(1)


class FrameInfo(tuple):
    frame = property(lambda self: self[0])
    filename = property(lambda self: self[1])
    lineno = property(lambda self: self[2])
    function = property(lambda self: self[3])
    code_context = property(lambda self: self[4])
    index = property(lambda self: self[5])


def getouterframes(frame, context=1):
    found = []
    while frame:
        found.append(FrameInfo((frame, frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name, None, None)))
        frame = frame.f_back
    return found


def stack(context=1):
    return getouterframes(sys._getframe(1), context)


def ismodule(object):
    return isinstance(object, types.ModuleType)


def isclass(object):
    return isinstance(object, type)


def isfunction(object):
    return isinstance(object, types.FunctionType)


def ismethod(object):
    return isinstance(object, types.MethodType)


def isbuiltin(object):
    return isinstance(object, (types.BuiltinFunctionType, types.BuiltinMethodType)) and not isfunction(object)


def isroutine(object):
    return isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object)


def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    return hasattr(type(object), "__get__") and not hasattr(type(object), "__set__")


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    return hasattr(type(object), "__set__") or hasattr(type(object), "__delete__")


def iscode(object):
    return isinstance(object, types.CodeType)


def istraceback(object):
    return isinstance(object, types.TracebackType)


def isframe(object):
    return types.FrameType is not None and isinstance(object, types.FrameType)


def isgenerator(object):
    return isinstance(object, types.GeneratorType)


def iscoroutine(object):
    return isinstance(object, types.CoroutineType)


def isasyncgen(object):
    return isinstance(object, types.AsyncGeneratorType)


def isawaitable(object):
    return iscoroutine(object) or hasattr(type(object), "__await__")


def _has_flag(function, flag):
    function = getattr(function, "__func__", function)
    while type(function).__name__ == "partial":
        function = function.func
    return isfunction(function) and bool(function.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    return _has_flag(obj, CO_GENERATOR)


def iscoroutinefunction(obj):
    return _has_flag(obj, CO_COROUTINE)


def isasyncgenfunction(obj):
    return _has_flag(obj, CO_ASYNC_GENERATOR)


def isabstract(object):
    return isclass(object) and bool(getattr(object, "__abstractmethods__", False))


GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"


def getgeneratorstate(generator):
    if generator.gi_running:
        return "GEN_RUNNING"
    if generator.gi_frame is None:
        return "GEN_CLOSED"
    return "GEN_SUSPENDED" if generator.gi_suspended else "GEN_CREATED"


def getattr_static(obj, attr, default=_empty):
    """The attribute as it lies there, no descriptor called."""
    cls = obj if isclass(obj) else type(obj)
    if not isclass(obj) and attr in getattr(obj, "__dict__", {}):
        return obj.__dict__[attr]
    for base in cls.__mro__:
        if attr in base.__dict__:
            return base.__dict__[attr]
    if default is _empty:
        raise AttributeError(attr)
    return default


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    notes = obj.__dict__.get("__annotations__", {}) if isclass(obj) else getattr(obj, "__annotations__", {})
    if not eval_str:
        return dict(notes)
    if globals is None:
        globals = getattr(obj, "__globals__", None) or getattr(sys.modules.get(obj.__module__), "__dict__", {})
    return {name: eval(note, globals, locals) if isinstance(note, str) else note for name, note in notes.items()}
