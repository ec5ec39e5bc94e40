"""A JSON parser and printer written from the grammar, with a small test of itself."""


class JSONError(ValueError):
    def __init__(self, message, line, column):
        super().__init__("%s at line %d, column %d" % (message, line, column))
        self.line = line
        self.column = column


class Scanner:
    ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}

    def __init__(self, text):
        self.text = text
        self.pos = 0

    def error(self, message):
        before = self.text[: self.pos]
        line = before.count("\n") + 1
        column = self.pos - (before.rfind("\n") + 1) + 1
        raise JSONError(message, line, column)

    def skip_space(self):
        while self.pos < len(self.text) and self.text[self.pos] in " \t\r\n":
            self.pos += 1

    def peek(self):
        self.skip_space()
        if self.pos >= len(self.text):
            self.error("unexpected end")
        return self.text[self.pos]

    def expect(self, char):
        if self.peek() != char:
            self.error("expected %r, found %r" % (char, self.text[self.pos]))
        self.pos += 1

    def word(self, word, value):
        if not self.text.startswith(word, self.pos):
            self.error("unknown word")
        self.pos += len(word)
        return value

    def string(self):
        self.expect('"')
        parts = []
        while True:
            if self.pos >= len(self.text):
                self.error("unterminated string")
            c = self.text[self.pos]
            self.pos += 1
            if c == '"':
                return "".join(parts)
            if c == "\\":
                parts.append(self.escape())
            elif ord(c) < 32:
                self.pos -= 1
                self.error("control character in string")
            else:
                parts.append(c)

    def escape(self):
        if self.pos >= len(self.text):
            self.error("unterminated escape")
        c = self.text[self.pos]
        self.pos += 1
        if c != "u":
            if c not in self.ESCAPES:
                self.error("bad escape %r" % c)
            return self.ESCAPES[c]
        code = self.hex4()
        if 0xD800 <= code < 0xDC00 and self.text.startswith("\\u", self.pos):
            self.pos += 2
            low = self.hex4()
            code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)
        return chr(code)

    def hex4(self):
        digits = self.text[self.pos : self.pos + 4]
        try:
            value = int(digits, 16)
        except ValueError:
            self.error("bad unicode escape")
        self.pos += 4
        return value

    def number(self):
        start = self.pos
        text = self.text
        if text[self.pos] == "-":
            self.pos += 1
        digits = self.digits()
        if digits > 1 and text[self.pos - digits] == "0":
            self.error("leading zero")
        is_float = False
        if self.pos < len(text) and text[self.pos] == ".":
            is_float = True
            self.pos += 1
            self.digits()
        if self.pos < len(text) and text[self.pos] in "eE":
            is_float = True
            self.pos += 1
            if self.pos < len(text) and text[self.pos] in "+-":
                self.pos += 1
            self.digits()
        literal = text[start : self.pos]
        return float(literal) if is_float else int(literal)

    def digits(self):
        start = self.pos
        while self.pos < len(self.text) and self.text[self.pos].isdigit():
            self.pos += 1
        if self.pos == start:
            self.error("digit expected")
        return self.pos - start

    def value(self):
        c = self.peek()
        if c == "{":
            return self.object()
        if c == "[":
            return self.array()
        if c == '"':
            return self.string()
        if c == "t":
            return self.word("true", True)
        if c == "f":
            return self.word("false", False)
        if c == "n":
            return self.word("null", None)
        if c == "-" or c.isdigit():
            return self.number()
        self.error("unexpected character %r" % c)

    def object(self):
        self.expect("{")
        result = {}
        if self.peek() == "}":
            self.pos += 1
            return result
        while True:
            self.skip_space()
            key = self.string()
            self.expect(":")
            result[key] = self.value()
            if self.peek() == "}":
                self.pos += 1
                return result
            self.expect(",")

    def array(self):
        self.expect("[")
        result = []
        if self.peek() == "]":
            self.pos += 1
            return result
        while True:
            result.append(self.value())
            if self.peek() == "]":
                self.pos += 1
                return result
            self.expect(",")


def parse(text):
    scanner = Scanner(text)
    value = scanner.value()
    scanner.skip_space()
    if scanner.pos != len(text):
        scanner.error("extra text")
    return value


def dump(value, indent=0):
    pad = "  " * indent
    if value is None:
        return "null"
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, str):
        out = ['"']
        for c in value:
            if c in '"\\':
                out.append("\\" + c)
            elif ord(c) < 32:
                out.append("\\u%04x" % ord(c))
            else:
                out.append(c)
        return "".join(out) + '"'
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, list):
        if not value:
            return "[]"
        return "[\n" + ",\n".join(pad + "  " + dump(v, indent + 1) for v in value) + "\n" + pad + "]"
    if not value:
        return "{}"
    items = ["%s  %s: %s" % (pad, dump(k), dump(v, indent + 1)) for k, v in value.items()]
    return "{\n" + ",\n".join(items) + "\n" + pad + "}"


DOCUMENT = r"""
{
  "name": "node \u00e9\ud83d\ude00",
  "sensors": [
    {"id": 1, "kind": "temperature", "range": [-40, 85.5], "enabled": true},
    {"id": 2, "kind": "noise", "range": [30, 1.2e2], "enabled": false, "note": null}
  ],
  "nested": [[], {}, [[1, [2, [3]]]]],
  "text": "tab\there, quote \"q\", slash \/"
}
"""

document = parse(DOCUMENT)
print(document["name"], len(document["sensors"]))
for sensor in document["sensors"]:
    print(sorted(sensor.items(), key=lambda item: item[0]))
print(document["text"])
text = dump(document)
print(text)
assert parse(text) == document
for bad in (
    "",
    "{",
    "[1,]",
    '{"a" 1}',
    "tru",
    "01",
    "1.",
    '"abc',
    '"\\q"',
    "[1] 2",
    '{"a":1,}',
    "\n\n  @",
    '"\\u12g4"',
    "-",
):
    try:
        parse(bad)
        print("accepted", bad)
    except JSONError as e:
        print(repr(bad), "->", e, (e.line, e.column))
