# Objects that read and write like files: json, print and with take them.
import io
import json


class Upper:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text.upper())
        return len(text)

    def flush(self):
        self.parts.append("<flush>")


u = Upper()
print("hello", "x", file=u, flush=True)
json.dump({"a": 1}, u)
print("".join(u.parts))


class Reader:
    def __init__(self, text):
        self.text = text

    def read(self, n=-1):
        text, self.text = self.text, ""
        return text


print(json.load(Reader("[1, 2, 3]")))
with io.StringIO("a\nb\n") as f, io.StringIO() as g:
    for line in f:
        g.write(line.strip() + ";")
    print(g.getvalue())
b = io.BytesIO(b"\x01\x02\x03")
print([x for x in b.read()], b.closed)
