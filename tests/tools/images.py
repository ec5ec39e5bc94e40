# modes: release debug
"""Compiled images: made, run, imported; damaged and foreign ones are refused with a message."""

import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "support"))
from cli import Run, check, counts, finish  # noqa: E402

SOURCE = '''"""Docstring."""
import sys
CONSTANTS = (1, 2.5, "text é", b"bytes", None, True, 10 ** 30, 1j, (1, (2,)))
def f(a, b=2, *c, d=4, **e):
    try:
        return [x * b for x in a if x], sorted(e), d / 0
    except ZeroDivisionError as error:
        return str(error)
    finally:
        sys.stdout.write("finally\\n")
class C:
    value = 5
    def m(self):
        yield from (self.value, super().__repr__()[:3])
if __name__ == "__main__":
    print(f([1, 2]), list(C().m())[0], CONSTANTS)
'''
with open("prog.py", "w") as f:
    f.write(SOURCE)
with open("user.py", "w") as f:
    f.write("import prog\nprint(prog.f([]), prog.C.value, prog.__doc__)\n")
expected = Run(["prog.py"]).out
check("build", ["build", "prog.py", "-o", "prog.adi"], "")
check("run the image", ["prog.adi"], expected)
os.rename("prog.py", "hidden.py")
check("import of an image", ["user.py"], "finally\ndivision by zero 5 Docstring.\n")
image = open("prog.adi", "rb").read()
check("build with an error", ["build", "nothing.py", "-o", "x.adi"], "", ["nothing.py"], 1)
with open("wrong.py", "w") as f:
    f.write("x = = 1\n")
check("build of bad source", ["build", "wrong.py", "-o", "x.adi"], "", ["SyntaxError"], 1)
with open("raises.py", "w") as f:
    f.write("def f(): raise\ntry: f()\nexcept RuntimeError as e: print(e)\n")
check("a function of nothing but raise", ["build", "raises.py", "-o", "raises.adi"])
check("its image", ["raises.adi"], "No active exception to reraise\n")
for cut in sorted({0, 1, 3, 4, 8, len(image) // 3, len(image) // 2, len(image) - 1}):
    with open("cut.adi", "wb") as f:
        f.write(image[:cut])
    check(f"image cut at {cut}", ["cut.adi"], None, ["cut.adi"], 1)
crashes = 0
state = 1
for _ in range(300):
    damaged = bytearray(image)
    for _ in range(1 + state % 3):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        damaged[(state >> 8) % len(damaged)] ^= 1 << (state >> 4) % 8
    with open("damaged.adi", "wb") as f:
        f.write(damaged)
    try:
        run = Run(["damaged.adi"], timeout=5)
    except subprocess.TimeoutExpired:
        continue  # a jump to itself is a valid program
    if run.status < 0 or run.status > 128:
        crashes += 1
        print("crash with a damaged image, status", run.status)
counts["failed" if crashes else "passed"] += 1
finish()
