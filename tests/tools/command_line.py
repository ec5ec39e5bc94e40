"""The command's options, as people and tools that drive `micropython` use them."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "support"))
from cli import check, finish  # noqa: E402

with open("hello.py", "w") as f:
    f.write("import sys\nprint('hello', sys.argv[1:], __name__)\n")
with open("exits.py", "w") as f:
    f.write("import sys\nsys.exit(int(sys.argv[1]))\n")
os.mkdir("pkg")
with open("pkg/__init__.py", "w") as f:
    f.write("")
with open("pkg/__main__.py", "w") as f:
    f.write("print('package main', __name__)\n")
with open("mod.py", "w") as f:
    f.write("import sys\nprint('module', __name__, sys.argv[1:])\nvalue = 42\n")
os.mkdir("library")
with open("library/found.py", "w") as f:
    f.write("where = 'library'\n")

check("-c", ["-c", "print(6 * 7)"], "42\n")
check("-c with two lines", ["-c", "x = 1\nprint(x)"], "1\n")
check("-c arguments", ["-c", "import sys; print(sys.argv[1:])", "a", "-b"], "['a', '-b']\n")
check("a file", ["hello.py"], "hello [] __main__\n")
check("a file and arguments", ["hello.py", "x", "-c", "y"], "hello ['x', '-c', 'y'] __main__\n")
check("-m", ["-m", "mod", "q"], "module __main__ ['q']\n")
check("-m of a package", ["-m", "pkg"], "package main __main__\n")
check("-m missing", ["-m", "no_such_module"], "", "no_such_module", 1)
check("a script on standard input", [], "3\n", stdin="print(1 + 2)\n")
check("- is standard input", ["-"], "ok\n", stdin="print('ok')\n")
check("--version", ["--version"], has=["Adder"])
check("-h", ["-h"], has=["-c", "-m", "-i", "-X"])
check("status of sys.exit", ["exits.py", "5"], "", status=5)
check("status 0", ["exits.py", "0"], "")
check("status after an exception", ["-c", "1/0"], "", "ZeroDivisionError", 1)
check("status of SystemExit with a text", ["-c", "raise SystemExit('bye')"], "", "bye", 1)
check("-O drops assert", ["-O", "-c", "assert False; print(__debug__)"], "False\n")
check("assert without -O", ["-c", "assert False"], "", "AssertionError", 1)
check("-X heapsize", ["-X", "heapsize=100k", "-c", "x = [0] * 10; print(len(x))"], "10\n")
check(
    "-X heapsize too small for the program", ["-X", "heapsize=64k", "-c", "x = bytearray(10**7)"], "", "MemoryError", 1
)
check("-X compile-only", ["-X", "compile-only", "-c", "print('never')"], "")
check("-X compile-only finds errors", ["-X", "compile-only", "-c", "x = = 1"], "", "SyntaxError", 1)
for emit in ("bytecode", "native", "viper"):
    check("-X emit", ["-X", f"emit={emit}", "-c", "print(1)"], "1\n")
check("-v shows instructions", ["-v", "-c", "x = 1"])
check("MICROPYPATH", ["-c", "import found; print(found.where)"], "library\n", env={"MICROPYPATH": "library"})
check("ADDERPATH", ["-c", "import found; print(found.where)"], "library\n", env={"ADDERPATH": "library"})
check("sys.path holds the script's folder", ["-c", "import mod; print(mod.value)"], "module mod []\n42\n")
check("-i goes on to the prompt", ["-i", "-c", "x = 5"], has=["5"], stdin="print(x)\n")
check("-X nobody knows", ["-X", "nonsense=1", "-c", "pass"], "", "nonsense", (1, 2))
check("-c without text", ["-c"], "", "-c", (1, 2))
check("sys.executable and argv[0]", ["-c", "import sys; print(bool(sys.executable), sys.argv[0])"], "True -c\n")
check("output without line end", ["-c", "print('x', end='')"], "x")
check(
    "bytes on standard output", ["-c", "import sys; sys.stdout.buffer.write(b'\\xff\\n')"]
).raw == b"\xff\n" or sys.exit(1)
check("standard error", ["-c", "import sys; sys.stderr.write('to err\\n')"], "", "to err")
check("reading standard input", ["-c", "import sys; print(sys.stdin.read().upper())"], "ABC\n\n", stdin="abc\n")
check("lines of standard input", ["-c", "import sys\nfor l in sys.stdin: print(len(l))"], "2\n3\n", stdin="a\nbc\n")
finish()
