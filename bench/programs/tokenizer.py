"""Parsing: a JSON-like document, character by character, then recursive descent."""

WHITE = " \t\r\n"


def tokens(text):
    i, n = 0, len(text)
    while i < n:
        c = text[i]
        if c in WHITE:
            i += 1
        elif c in "{}[],:":
            yield c, None
            i += 1
        elif c == '"':
            j = i + 1
            while text[j] != '"':
                j += 1
            yield "s", text[i + 1 : j]
            i = j + 1
        elif c.isdigit() or c == "-":
            j = i + 1
            while j < n and (text[j].isdigit() or text[j] in ".eE+-"):
                j += 1
            yield "n", text[i:j]
            i = j
        else:
            j = i
            while j < n and text[j].isalpha():
                j += 1
            yield "w", text[i:j]
            i = j


class Parser:
    def __init__(self, text):
        self.tokens = list(tokens(text))
        self.pos = 0

    def next(self):
        token = self.tokens[self.pos]
        self.pos += 1
        return token

    def value(self):
        kind, text = self.next()
        if kind == "s":
            return text
        if kind == "n":
            return float(text) if "." in text else int(text)
        if kind == "w":
            return {"true": True, "false": False, "null": None}[text]
        if kind == "[":
            items = []
            if self.tokens[self.pos][0] == "]":
                self.pos += 1
                return items
            while True:
                items.append(self.value())
                if self.next()[0] == "]":
                    return items
        result = {}
        while True:
            key = self.next()[1]
            self.pos += 1
            result[key] = self.value()
            if self.next()[0] == "}":
                return result


def main():
    record = '{"id": %d, "name": "sensor %d", "values": [1, 2.5, -3, %d], "on": true, "next": null, "tags": []}'
    text = "[" + ", ".join(record % (i, i, i * 7) for i in range(150)) + "]"
    total = 0
    for _ in range(9):
        document = Parser(text).value()
        total += sum(r["id"] + len(r["name"]) + r["values"][3] + r["on"] for r in document)
    return total, len(text)
