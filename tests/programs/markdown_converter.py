"""Converts a useful part of Markdown to HTML: headings, lists, code, quotes, tables, inline marks."""


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class Inline:
    """Inline marks: code, strong, emphasis, links, pictures."""

    def __init__(self, text):
        self.text = text
        self.pos = 0

    def convert(self, until=None):
        out = []
        while self.pos < len(self.text):
            if until and self.text.startswith(until, self.pos):
                self.pos += len(until)
                return "".join(out), True
            c = self.text[self.pos]
            if c == "\\" and self.pos + 1 < len(self.text):
                out.append(escape(self.text[self.pos + 1]))
                self.pos += 2
            elif c == "`":
                out.append(self.code())
            elif self.text.startswith("**", self.pos):
                out.append(self.marked("**", "strong"))
            elif c in "*_":
                out.append(self.marked(c, "em"))
            elif c == "!" and self.text.startswith("![", self.pos):
                out.append(self.link(True))
            elif c == "[":
                out.append(self.link(False))
            else:
                out.append(escape(c))
                self.pos += 1
        return "".join(out), False

    def code(self):
        end = self.text.find("`", self.pos + 1)
        if end < 0:
            self.pos += 1
            return "`"
        body = self.text[self.pos + 1 : end]
        self.pos = end + 1
        return "<code>%s</code>" % escape(body)

    def marked(self, mark, tag):
        start = self.pos
        self.pos += len(mark)
        body, closed = self.convert(mark)
        if closed and body:
            return "<%s>%s</%s>" % (tag, body, tag)
        self.pos = start + len(mark)
        return mark

    def link(self, picture):
        open_at = self.pos + (2 if picture else 1)
        close = self.text.find("](", open_at)
        end = self.text.find(")", close)
        if close < 0 or end < 0:
            self.pos += 1
            return self.text[self.pos - 1]
        label = self.text[open_at:close]
        target = self.text[close + 2 : end].strip()
        self.pos = end + 1
        if picture:
            return '<img src="%s" alt="%s">' % (target, escape(label))
        return '<a href="%s">%s</a>' % (target, inline(label))


def inline(text):
    return Inline(text).convert()[0]


class Markdown:
    def __init__(self, text):
        self.lines = text.split("\n")
        self.index = 0
        self.out = []

    def convert(self):
        while self.index < len(self.lines):
            line = self.lines[self.index]
            stripped = line.strip()
            if not stripped:
                self.index += 1
            elif stripped.startswith("#"):
                self.heading(stripped)
            elif stripped.startswith("```"):
                self.fence()
            elif stripped.startswith(">"):
                self.quote()
            elif set(stripped) == {"-"} and len(stripped) >= 3:
                self.out.append("<hr>")
                self.index += 1
            elif self.item_of(line) is not None:
                self.list(len(line) - len(line.lstrip()))
            elif (
                "|" in line
                and self.index + 1 < len(self.lines)
                and set(self.lines[self.index + 1].strip()) <= set("|-: ")
            ):
                self.table()
            else:
                self.paragraph()
        return "\n".join(self.out)

    def heading(self, line):
        level = len(line) - len(line.lstrip("#"))
        self.out.append("<h%d>%s</h%d>" % (level, inline(line[level:].strip()), level))
        self.index += 1

    def fence(self):
        language = self.lines[self.index].strip()[3:]
        self.index += 1
        body = []
        while self.index < len(self.lines) and not self.lines[self.index].startswith("```"):
            body.append(escape(self.lines[self.index]))
            self.index += 1
        self.index += 1
        attribute = ' class="%s"' % language if language else ""
        self.out.append("<pre%s>%s</pre>" % (attribute, "\n".join(body)))

    def quote(self):
        body = []
        while self.index < len(self.lines) and self.lines[self.index].strip().startswith(">"):
            body.append(self.lines[self.index].strip()[1:].lstrip())
            self.index += 1
        self.out.append("<blockquote>\n%s\n</blockquote>" % Markdown("\n".join(body)).convert())

    @staticmethod
    def item_of(line):
        """(ordered, text) for a line that begins a list item."""
        stripped = line.strip()
        if stripped[:2] in ("- ", "* ", "+ "):
            return False, stripped[2:]
        number, dot, rest = stripped.partition(". ")
        if dot and number.isdigit():
            return True, rest
        return None

    def list(self, indent):
        ordered = self.item_of(self.lines[self.index])[0]
        tag = "ol" if ordered else "ul"
        self.out.append("<%s>" % tag)
        while self.index < len(self.lines):
            line = self.lines[self.index]
            item = self.item_of(line)
            depth = len(line) - len(line.lstrip())
            if item is None or depth < indent:
                break
            if depth > indent:
                self.list(depth)
                continue
            self.out.append("<li>%s</li>" % inline(item[1]))
            self.index += 1
        self.out.append("</%s>" % tag)

    def table(self):
        def cells(line):
            return [cell.strip() for cell in line.strip().strip("|").split("|")]

        head = cells(self.lines[self.index])
        align = ["right" if c.endswith(":") else "left" for c in cells(self.lines[self.index + 1])]
        self.index += 2
        self.out.append("<table>\n<tr>" + "".join("<th>%s</th>" % inline(c) for c in head) + "</tr>")
        while self.index < len(self.lines) and "|" in self.lines[self.index]:
            row = zip(cells(self.lines[self.index]), align)
            self.out.append("<tr>" + "".join('<td align="%s">%s</td>' % (a, inline(c)) for c, a in row) + "</tr>")
            self.index += 1
        self.out.append("</table>")

    def paragraph(self):
        body = []
        while self.index < len(self.lines) and self.lines[self.index].strip() and self.lines[self.index][0] not in "#>":
            body.append(self.lines[self.index].strip())
            self.index += 1
        self.out.append("<p>%s</p>" % inline(" ".join(body)))


SAMPLE = """# Sensor *node*

A **compact** Python with `a < b` code, a [link to *docs*](http://example.org/a?b=1)
and a picture ![alt text](pic.png). Unbalanced * star and \\*escaped\\*.

## Lists

- first
- second with **bold *and em* inside**
  - nested one
  - nested two
    1. deep
- third

1. one
2. two

> A quote
> with # no heading
>
> - and a list

```python
if a < b & c:
    print("x")
```

| name | value |
|------|------:|
| `pi` | 3.14  |
| e    | 2.72  |

---
The `end"""

print(Markdown(SAMPLE).convert())
