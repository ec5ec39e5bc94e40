# print: sep, end, file, flush, conversion of arguments.
import io
import sys

print()
print(1, "a", None, [1], 2.5)
print(1, 2, sep="-", end="!\n")
print("a", "b", sep="")
print("x", end="")
print("y")
print(*range(3), sep=", ")
print("tab", sep="\t", end="\n\n")
print(1, 2, sep=None, end=None)
out = io.StringIO()
print("to file", 5, file=out)
print("more", end=";", file=out, flush=True)
print(repr(out.getvalue()))
print("to stdout", file=sys.stdout)
print("to stderr", file=sys.stderr) if len(sys.argv) > 5 else None


class W:
    def __init__(self):
        self.parts = []

    def write(self, s):
        self.parts.append(s)


w = W()
print("a", 1, file=w)
print("".join(w.parts) == "a 1\n")
for f in (lambda: print(1, sep=5), lambda: print(1, end=5), lambda: print(1, wrong=2), lambda: print(1, file=5)):
    try:
        f()
    except Exception as e:
        print()
        print(type(e).__name__, e)
print("é日😀", b"bytes", {"k": "v"}, ("t",), {1}, range(2), True, sep=" | ")
