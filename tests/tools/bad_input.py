# modes: release debug
"""Bad input gets a clear message and a non-zero status, never a crash."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "support"))
from cli import Run, check, finish  # noqa: E402


def write(name, data):
    with open(name, "wb") as f:
        f.write(data)
    return name


check("missing file", ["no_such_file.py"], "", ["no_such_file.py"], (1, 2))
os.mkdir("folder")
check("a folder without __main__", ["folder"], "", ["folder"], (1, 2))
check("an unreadable path", ["hello.py/x"], "", [], (1, 2))
check("empty file", [write("empty.py", b"")], "")
check("only a comment, no line end", [write("comment.py", b"# nothing")], "")
check("no line end", [write("noend.py", b"print(1)")], "1\n")
check("CRLF", [write("crlf.py", b"if 1:\r\n    print('a')\r\nprint('''x\r\ny''')\r\n")], "a\nx\ny\n")
check("CR alone", [write("cr.py", b"x = 1\rprint(x)\r")], "1\n")
check("byte order mark", [write("bom.py", b"\xef\xbb\xbfprint('bom')\n")], "bom\n")
check("form feed", [write("ff.py", b"x = 1\n\x0cprint(x)\n")], "1\n")
check("coding line utf-8", [write("coding.py", "# -*- coding: utf-8 -*-\nprint('é')\n".encode())], "é\n")
check("invalid UTF-8", [write("utf8.py", b"x = 'a\xff'\n")], "", ["utf8.py", "line 1"], 1)
check("invalid UTF-8 in a comment", [write("utf8c.py", b"x = 1\n# \xe9\n")], "", ["utf8c.py", "line 2"], 1)
check("truncated UTF-8", [write("utf8t.py", b"x = '\xe2\x82")], "", ["utf8t.py"], 1)
check("invalid UTF-8, alone in its line", [write("utf8l.py", b"x = 1\n\xff")], "", ["utf8l.py", "line 2", "\ufffd"], 1)
check("NUL bytes", [write("nul.py", b"print(1)\0print(2)\n")], "", ["nul"], 1)
check("binary", [write("binary.py", bytes(range(256)) * 20)], "", ["binary.py"], 1)
check("ELF as script", ["/bin/true"], "", [], 1)
check("tabs and spaces", [write("tabs.py", b"if 1:\n        x = 1\n\ty = 2\n")], "", ["TabError", "line 3"], 1)
check("line of a megabyte", [write("long.py", b"x = '" + b"a" * 1000000 + b"'\nprint(len(x))\n")], "1000000\n")
check("expression of a megabyte", [write("sum.py", b"print(len([" + b"1," * 300000 + b"]))\n")], "300000\n")
for name, text in (
    ("parentheses", b"x = " + b"(" * 10000 + b")" * 10000),
    ("brackets", b"[" * 10000),
    ("unary", b"x = " + b"-" * 100000 + b"1"),
    ("blocks", b"".join(b" " * i + b"if 1:\n" for i in range(3000))),
    ("strings", b"f'" + b"{f'" * 300),
    ("lambdas", b"lambda:" * 10000 + b"0"),
    ("attributes", b"x" + b".a" * 50000),
    ("binary", b"x = " + b"1+" * 50000 + b"1"),
    ("comparison", b"1" + b"<1" * 50000),
    ("decorators", b"@x\n" * 20000 + b"def f(): pass"),
    ("elif", b"if 0: pass\n" + b"elif 0: pass\n" * 20000),
    ("ternary", b"1 if 0 else " * 10000 + b"1"),
    ("calls", b"f(" * 10000 + b")" * 10000),
    ("dictionary", b"{1:" * 10000 + b"1" + b"}" * 10000),
    ("not", b"not " * 30000 + b"1"),
    ("power", b"2**" * 20000 + b"1"),
    ("star targets", b"(" * 5000 + b"a" + b",)" * 5000 + b" = 1"),
    ("with", b"with x:\n".join(b" " * i for i in range(500))),
    ("nested functions", b"".join(b" " * i + b"def f():\n" for i in range(500)) + b" " * 500 + b"pass"),
    ("global", b"global " + b",".join(b"a%d" % i for i in range(10000))),
):
    run = Run([write("nest.py", text + b"\n")], timeout=120)
    ok = 0 <= run.status <= 1 and (run.status == 0 or run.err.strip())
    from cli import counts

    counts["passed" if ok else "failed"] += 1
    if not ok:
        print(f"nesting of {name}: status {run.status}, {run.err[-200:]!r}")
check("closed standard output is no crash", ["-c", "for i in range(10): print(i)"])
check("a script that is a number", ["-c", "5"], "")
check(
    "surrogates in arguments",
    ["-c", "import sys; print(len(sys.argv))", b"\xff\xfe".decode("utf-8", "surrogateescape")],
    "2\n",
)
check("an image that is none", [write("bad.adi", b"\x7fnonsense")], "", ["bad.adi"], 1)
check("an empty image", [write("empty.adi", b"")], "", ["empty.adi"], 1)
finish()
