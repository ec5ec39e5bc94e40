"""Character sets and templates."""
import re as _re

__all__ = ["Formatter", "Template", "ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits",
           "hexdigits", "octdigits", "printable", "punctuation", "whitespace"]

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or " ").join(word.capitalize() for word in s.split(sep))


class Template:
    """Text with $name and ${name}."""

    delimiter = "$"
    idpattern = "(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    flags = _re.IGNORECASE

    def __init__(self, template):
        self.template = template

    def _matcher(self):
        pattern = getattr(self, "pattern", None)  # of a subclass
        if pattern is None:
            d = _re.escape(self.delimiter)
            names = self.idpattern, self.braceidpattern or self.idpattern
            pattern = "%s(?:(?P<escaped>%s)|(?P<named>%s)|{(?P<braced>%s)}|(?P<invalid>))" % (d, d, *names)
        return _re.compile(pattern, self.flags | _re.VERBOSE)

    def _invalid(self, match):
        before = self.template[: match.start("invalid")].split("\n")
        place = (len(before), len(before[-1]) if len(before) > 1 or before[-1] else 1)
        raise ValueError("Invalid placeholder in string: line %d, col %d" % place)

    def _replace(self, mapping, kws, safe):
        if mapping and kws:
            mapping = {**mapping, **kws}
        values = mapping or kws

        def convert(match):
            name = match.group("named") or match.group("braced")
            if name is not None:
                try:
                    return str(values[name])
                except KeyError:
                    if safe:
                        return match.group()
                    raise
            if match.group("escaped") is not None:
                return self.delimiter
            return match.group() if safe else self._invalid(match)

        return self._matcher().sub(convert, self.template)

    def substitute(self, mapping={}, /, **kws):
        return self._replace(mapping, kws, False)

    def safe_substitute(self, mapping={}, /, **kws):
        return self._replace(mapping, kws, True)

    def get_identifiers(self):
        names = []
        for match in self._matcher().finditer(self.template):
            name = match.group("named") or match.group("braced")
            if name is not None and name not in names:
                names.append(name)
        return names

    def is_valid(self):
        return all(match.group("invalid") is None for match in self._matcher().finditer(self.template))


class Formatter:
    """str.format with parts to override: get_value, format_field, convert_field, check_unused_args."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        result = self._vformat(format_string, args, kwargs, used, 2, [0])
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used, depth, numbering):
        if depth < 0:
            raise ValueError("Max string recursion exceeded")
        parts = []
        for literal, name, spec, conversion in self.parse(format_string):
            parts.append(literal)
            if name is None:
                continue
            if name == "":
                if numbering[0] is None:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                name = str(numbering[0])
                numbering[0] += 1
            elif name.isdigit():
                if numbering[0]:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                numbering[0] = None
            value, key = self.get_field(name, args, kwargs)
            used.add(key)
            value = self.convert_field(value, conversion)
            spec = self._vformat(spec, args, kwargs, used, depth - 1, numbering)
            parts.append(self.format_field(value, spec))
        return "".join(parts)

    def parse(self, format_string):
        """(literal text, field name, format spec, conversion) for each field."""
        at, literal = 0, ""
        text = format_string
        while at < len(text):
            c = text[at]
            if c in "{}" and text[at : at + 2] == c * 2:
                literal += c
                at += 2
            elif c == "}":
                raise ValueError("Single '}' encountered in format string")
            elif c == "{":
                end, depth = at + 1, 1
                while end < len(text) and depth:
                    depth += {"{": 1, "}": -1}.get(text[end], 0)
                    end += 1
                if depth:
                    raise ValueError("expected '}' before end of string")
                yield (literal, *self._field_parts(text[at + 1 : end - 1]))
                literal, at = "", end
            else:
                literal += c
                at += 1
        if literal:
            yield literal, None, None, None

    def _field_parts(self, field):
        in_index = False
        for at, c in enumerate(field):
            in_index = c == "[" or (in_index and c != "]")
            if not in_index and c == ":":
                return field[:at], field[at + 1 :], None
            if not in_index and c == "!":
                return field[:at], field[at + 3 :], field[at + 1]
        return field, "", None

    def get_field(self, field_name, args, kwargs):
        match = _re.match(r"[^.\[]*", field_name)
        first = match.group()
        key = int(first) if first.isdigit() else first
        value = self.get_value(key, args, kwargs)
        for attribute, index in _re.findall(r"\.([^.\[]+)|\[([^\]]+)\]", field_name[len(first) :]):
            if attribute:
                value = getattr(value, attribute)
            else:
                value = value[int(index) if index.isdigit() else index]
        return value, key

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion not in ("s", "r", "a"):
            raise ValueError("Unknown conversion specifier %s" % conversion)
        return {"s": str, "r": repr, "a": ascii}[conversion](value)

    def format_field(self, value, format_spec):
        return format(value, format_spec)
