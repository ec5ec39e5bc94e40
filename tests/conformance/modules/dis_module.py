# dis prints an instruction a line and names what it disassembles.
# oracle: none
# expect:
# True
# True
import dis
import io
import sys


def f(a):
    return a + 1


class Capture:
    def __init__(self):
        self.text = ""

    def write(self, s):
        self.text += s
        return len(s)


out = Capture()
dis.dis(f, file=out)
lines = [line for line in out.text.split("\n") if line.strip()]
print(len(lines) >= 2)
dis.dis("x = 1", file=out)
print(len(out.text) > 20)
