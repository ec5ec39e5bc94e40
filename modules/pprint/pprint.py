"""Printing data so that people can read it: one item a line where a line is too short."""
import sys

__all__ = ["PrettyPrinter", "isreadable", "isrecursive", "pformat", "pp", "pprint", "saferepr"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    printer = PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts,
                            underscore_numbers=underscore_numbers)
    printer.pprint(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    printer = PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts,
                            underscore_numbers=underscore_numbers)
    return printer.pformat(object)


def saferepr(object):
    return PrettyPrinter()._text(object, set(), 0)[0]


def isreadable(object):
    return PrettyPrinter().isreadable(object)


def isrecursive(object):
    return PrettyPrinter().isrecursive(object)


class _Key:
    """Orders keys of different types by the names of their types."""

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        try:
            return self.value < other.value
        except TypeError:
            return (str(type(self.value)), id(self.value)) < (str(type(other.value)), id(other.value))


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._indent, self._width, self._depth, self._stream = indent, width, depth, stream
        self._compact, self._sort, self._underscores = compact, sort_dicts, underscore_numbers

    def pprint(self, object):
        (self._stream or sys.stdout).write(self.pformat(object) + "\n")

    def pformat(self, object):
        parts = []
        self._put(object, parts.append, 0, 0, set(), 0)
        return "".join(parts)

    def isrecursive(self, object):
        return self._text(object, set(), 0)[2]

    def isreadable(self, object):
        _, readable, recursive = self._text(object, set(), 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        return self._text(object, set(context), level)

    def _sorted(self, items, key=lambda item: item):
        return sorted(items, key=lambda item: _Key(key(item))) if self._sort else items

    def _text(self, value, context, level):
        """(one line, readable, recursive)"""
        kind = type(value)
        if kind is int and self._underscores:
            return "{:_d}".format(value), True, False
        if kind not in (dict, list, tuple):
            text = repr(value)
            return text, not text.startswith("<"), False
        if not value:
            return {dict: "{}", list: "[]", tuple: "()"}[kind], True, False
        if self._depth is not None and level >= self._depth:
            return {dict: "{...}", list: "[...]", tuple: "(...)"}[kind], False, False
        if id(value) in context:
            return "<Recursion on %s with id=%s>" % (kind.__name__, id(value)), False, True
        context.add(id(value))
        parts, readable, recursive = [], True, False
        items = self._sorted(value.items(), lambda item: item[0]) if kind is dict else [(None, v) for v in value]
        for key, item in items:
            text, good, again = self._text(item, context, level + 1)
            if kind is dict:
                key_text, key_good, key_again = self._text(key, context, level + 1)
                text, good, again = "%s: %s" % (key_text, text), good and key_good, again or key_again
            parts.append(text)
            readable, recursive = readable and good, recursive or again
        context.discard(id(value))
        form = {dict: "{%s}", list: "[%s]", tuple: "(%s,)" if len(value) == 1 else "(%s)"}[kind]
        return form % ", ".join(parts), readable, recursive

    def _put(self, value, write, column, allowance, context, level):
        text = self._text(value, set(context), level)[0]
        if len(text) <= self._width - column - allowance or id(value) in context:
            write(text)
            return
        context.add(id(value))
        self._put_long(value, text, write, column, allowance, context, level + 1)
        context.discard(id(value))

    def _put_long(self, value, text, write, column, allowance, context, level):
        kind = type(value)
        method = getattr(kind, "__repr__", None)
        name = kind.__name__
        if kind is dict and value:
            self._put_dict(value, write, column, allowance, context, level)
        elif kind in (list, tuple) and value:
            ends = {list: ("[", "]"), tuple: ("(", ",)" if len(value) == 1 else ")")}[kind]
            self._put_items(value, *ends, write, column, allowance, context, level)
        elif kind in (set, frozenset) and value:
            start, end = ("{", "}") if kind is set else ("frozenset({", "})")
            shift = 0 if kind is set else len("frozenset(")
            items = sorted(value, key=_Key)
            self._put_items(items, start, end, write, column + shift, allowance, context, level)
        elif kind is str and len(value):
            self._put_str(value, write, column, allowance, level)
        elif name == "OrderedDict" and hasattr(value, "move_to_end") and value:
            write(name + "(")
            pairs = list(value.items())
            self._put_items(pairs, "[", "])", write, column + len(name) + 1, allowance, context, level)
        elif name in ("deque", "Counter", "defaultdict") and value and method is not object.__repr__:
            self._put_wrapped(value, name, write, column, allowance, context, level)
        elif name == "SimpleNamespace" or (hasattr(kind, "__dataclass_fields__") and "__repr__" in kind.__dict__):
            self._put_fields(value, kind, write, column, allowance, context, level)
        else:
            write(text)

    def _put_wrapped(self, value, name, write, column, allowance, context, level):
        write(name + "(")
        column += len(name) + 1
        if name == "deque":
            self._put_items(value, "[", "]" if value.maxlen is None else "],\n" + " " * column + "maxlen=%d" % value.maxlen,
                            write, column, allowance + 1, context, level)
        elif name == "Counter":
            self._put_dict(dict(value.most_common()), write, column, allowance + 1, context, level, False)
        else:
            write("%r,\n%s" % (value.default_factory, " " * column))
            self._put_dict(value, write, column, allowance + 1, context, level)
        write(")")

    def _put_fields(self, value, kind, write, column, allowance, context, level):
        if kind.__name__ == "SimpleNamespace":
            name, pairs = "namespace", list(value.__dict__.items())
        else:
            name = kind.__name__
            pairs = [(f.name, getattr(value, f.name)) for f in kind.__dataclass_fields__.values() if f.repr]
        column += len(name) + 1
        write(name + "(")
        for number, (key, item) in enumerate(pairs):
            last = number + 1 == len(pairs)
            write(key + "=")
            self._put(item, write, column + len(key) + 1, allowance if last else 1, context, level)
            if not last:
                write(",\n" + " " * column)
        write(")")

    def _put_dict(self, value, write, column, allowance, context, level, in_order=True):
        write("{" + (self._indent - 1) * " ")
        items = list(value.items())
        if in_order:
            items = self._sorted(items, lambda item: item[0])
        column += self._indent
        for number, (key, item) in enumerate(items):
            last = number + 1 == len(items)
            key_text = self._text(key, set(context), level)[0]
            write(key_text + ": ")
            self._put(item, write, column + len(key_text) + 2, allowance + 1 if last else 1, context, level)
            if not last:
                write(",\n" + " " * column)
        write("}")

    def _put_items(self, items, start, end, write, column, allowance, context, level):
        write(start + (self._indent - 1) * " ")
        column += self._indent
        line_end = allowance + len(end.split("\n")[0])
        room = width = self._width - column + 1
        between, line_break = "", ",\n" + " " * column
        items = list(items)
        for number, item in enumerate(items):
            last = number + 1 == len(items)
            if last:
                room -= line_end
                width -= line_end
            if self._compact:
                text = self._text(item, set(context), level)[0]
                needed = len(text) + 2
                if room < needed:
                    room = width
                    if between:
                        between = line_break
                if room >= needed:
                    room -= needed
                    write(between + text)
                    between = ", "
                    continue
            write(between)
            between = line_break
            self._put(item, write, column, line_end if last else 1, context, level)
        write(end)

    def _put_str(self, value, write, column, allowance, level):
        import re

        chunks = []
        lines = value.splitlines(True)
        if level == 1:
            column += 1
            allowance += 1
        most = width = self._width - column
        for number, line in enumerate(lines):
            if number == len(lines) - 1:
                width -= allowance
            if len(repr(line)) <= width:
                chunks.append(repr(line))
                continue
            current = ""
            parts = re.findall(r"\S*\s*", line)
            parts = [p for p in parts if p]
            for index, part in enumerate(parts):
                room = most - allowance if number == len(lines) - 1 and index == len(parts) - 1 else most
                if len(repr(current + part)) > room:
                    if current:
                        chunks.append(repr(current))
                    current = part
                else:
                    current += part
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            write(chunks[0])
            return
        if level == 1:
            write("(")
        for number, chunk in enumerate(chunks):
            write(("\n" + " " * column if number else "") + chunk)
        if level == 1:
            write(")")
