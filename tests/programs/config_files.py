"""Readers and writers of INI and CSV with quoting, types, interpolation, errors that name the line."""

import io


class ConfigError(ValueError):
    def __init__(self, line, message):
        ValueError.__init__(self, "line %d: %s" % (line, message))
        self.line = line


class Section(dict):
    def __init__(self, name, defaults):
        super().__init__()
        self.name = name
        self.defaults = defaults

    def __missing__(self, key):
        return self.defaults[key]

    def value(self, key, depth=0):
        raw = self[key]
        out, pos = [], 0
        while True:
            start = raw.find("${", pos)
            if start < 0:
                out.append(raw[pos:])
                return "".join(out)
            end = raw.find("}", start)
            if end < 0 or depth > 5:
                raise ValueError("bad interpolation in %s.%s" % (self.name, key))
            out.append(raw[pos:start])
            out.append(self.value(raw[start + 2 : end], depth + 1))
            pos = end + 1

    def get_int(self, key):
        return int(self.value(key), 0)

    def get_float(self, key):
        return float(self.value(key))

    def get_bool(self, key):
        text = self.value(key).lower()
        if text in ("yes", "true", "on", "1"):
            return True
        if text in ("no", "false", "off", "0"):
            return False
        raise ValueError("%s.%s is no boolean: %r" % (self.name, key, text))

    def get_list(self, key):
        return [part.strip() for part in self.value(key).split(",") if part.strip()]


def read_ini(stream):
    sections = {}
    defaults = {}
    current = key = None
    for number, line in enumerate(stream, 1):
        line = line.rstrip("\n")
        body = line.split(";", 1)[0].rstrip() if not line.lstrip().startswith(("#", ";")) else ""
        if not body.strip():
            continue
        if body[0] in " \t":
            if key is None:
                raise ConfigError(number, "continuation without a key")
            current[key] += " " + body.strip()
        elif body.startswith("["):
            if not body.endswith("]") or len(body) < 3:
                raise ConfigError(number, "bad section header %r" % body)
            name = body[1:-1].strip()
            if name in sections:
                raise ConfigError(number, "section %r twice" % name)
            current = defaults if name == "DEFAULT" else sections.setdefault(name, Section(name, defaults))
            key = None
        else:
            if current is None:
                raise ConfigError(number, "key outside a section")
            name, sep, value = body.partition("=")
            if not sep:
                raise ConfigError(number, "no '=' in %r" % body)
            key = name.strip().lower()
            current[key] = value.strip()
    return sections


def write_ini(sections):
    out = io.StringIO()
    for name, section in sections.items():
        print("[%s]" % name, file=out)
        for key in sorted(section):
            print("%s = %s" % (key, section[key]), file=out)
        print(file=out)
    return out.getvalue()


def read_csv(text, separator=",", quote='"'):
    """Rows of a CSV text; quotes may hold separators, doubled quotes and line ends."""
    row, field, quoted, line = [], [], False, 1
    i = 0
    while i < len(text):
        c = text[i]
        if c == "\n":
            line += 1
        if quoted:
            if c == quote and text[i + 1 : i + 2] == quote:
                field.append(quote)
                i += 1
            elif c == quote:
                quoted = False
            else:
                field.append(c)
        elif c == quote:
            if field:
                raise ConfigError(line, "quote inside a field")
            quoted = True
        elif c == separator or c == "\n":
            row.append("".join(field))
            field = []
            if c == "\n":
                yield row
                row = []
        elif c != "\r":
            field.append(c)
        i += 1
    if quoted:
        raise ConfigError(line, "quote not closed")
    if field or row:
        row.append("".join(field))
        yield row


def write_csv(rows, separator=","):
    def cell(value):
        text = "" if value is None else str(value)
        if any(c in text for c in (separator, '"', "\n")):
            text = '"' + text.replace('"', '""') + '"'
        return text

    return "".join(separator.join(map(cell, row)) + "\n" for row in rows)


INI = """# a node
[DEFAULT]
unit = C
host = example.org

[sensor]
Name = outside ; a comment
address = 0x48
period = 2.5
channels = 1, 2 ,3,
enabled = yes
topic = node/${name}/${unit}
text = first
    second
    third
[server]
url = http://${host}:${port}/
port = 8080
debug = off
"""

config = read_ini(io.StringIO(INI))
sensor = config["sensor"]
print(
    sensor["name"],
    sensor.get_int("address"),
    sensor.get_float("period"),
    sensor.get_list("channels"),
    sensor.get_bool("enabled"),
)
print(
    sensor.value("topic"),
    "|",
    sensor.value("text"),
    "|",
    config["server"].value("url"),
    config["server"].get_bool("debug"),
)
print(write_ini(config))
for bad in ("x = 1", "[a]\nnothing", "[a", "[a]\n[a]", "  x", "[]"):
    try:
        read_ini(bad.split("\n"))
    except ConfigError as e:
        print(repr(bad), "->", e)
for section, key in (("sensor", "nope"), ("server", "url")):
    try:
        print(config[section].get_int(key))
    except (KeyError, ValueError) as e:
        print(type(e).__name__, e)
DATA = 'name,level,note\r\nkitchen,21.5,"warm, ""cosy"""\nhall,18,\n"two\nlines",-3,"x"\n'
rows = list(read_csv(DATA))
for row in rows:
    print(row)
assert list(read_csv(write_csv(rows))) == rows
head, *body = rows
table = [dict(zip(head, row)) for row in body]
print(sum(float(r["level"]) for r in table) / len(table), max(table, key=lambda r: float(r["level"]))["name"])
print(write_csv([("a", None, 1.5), ("x;y", "q\"q", True)], ";"), end="")
for bad in ('a,"b', 'a,b"c'):
    try:
        list(read_csv(bad))
    except ConfigError as e:
        print(e)
