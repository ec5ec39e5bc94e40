"""Writes docs/formats/bytecode.md, the description of the instruction set, from core/compile/opcodes.def.

    python3 -m tools.dev.bytecode_page [--check]

`--check` only says whether the page is up to date.
"""
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "core/compile/opcodes.def"
PAGE = ROOT / "docs/formats/bytecode.md"

INTRODUCTION = """\
# Bytecode

*Made from `core/compile/opcodes.def` by `tools/dev/bytecode_page.py`; do not edit.*

The machine has registers: each call of a function has a window of them, its parameters first, then other locals, then
temporaries (`core/compile/code.h`). An instruction is a word of 4 bytes: opcode, `a`, `b`, `c`. Some are followed by an
extra word.

"""

PREPROCESSOR = ["g++", "-E", "-P", "-C", "-x", "c++", "-DOP(n,a,b,c,x,m)=ROW n CELL a CELL b CELL c CELL x CELL m END",
                "-DQUICK(n,o,m)=ROW n CELL o CELL m END", str(TABLE)]


def notes():
    """The comment that opens the table, as prose."""
    text = TABLE.read_text()
    lines = [line[2:].strip() for line in re.match(r"(?://[^\n]*\n)+", text)[0].splitlines()]
    return "\n".join(lines[2:]).strip()


def entries():
    """("heading", text), ("op", cells) and ("quick", cells) in the table's order."""
    text = subprocess.run(PREPROCESSOR, capture_output=True, text=True, check=True).stdout
    for match in re.finditer(r"// --- ([^\n]*)|\bROW (.*?) END\b", text, re.S):
        if match[1]:
            yield "heading", match[1]
            continue
        name, *rest = [part.strip() for part in match[2].split(" CELL ")]
        rest[-1] = "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', rest[-1]))
        yield ("op" if len(rest) == 5 else "quick"), [name, *rest]


def cell(text):
    return text.replace("|", "\\|").replace("*", "\\*")


def page():
    parts = [INTRODUCTION, "```\n" + notes() + "\n```\n"]
    kind_before = None
    for kind, value in entries():
        if kind == "heading":
            title = value.split(":")[0].split(";")[0] if "QUICK" not in value else "quickened forms"
            parts.append(f"\n## {title[0].upper()}{title[1:]}\n\n")
        else:
            if kind != kind_before or parts[-1].startswith("\n## "):
                parts.append("| name | a | b | c | extra | meaning |\n|---|---|---|---|---|---|\n" if kind == "op"
                             else "| name | form of | assumes |\n|---|---|---|\n")
            parts.append("| " + " | ".join(cell(text) for text in value) + " |\n")
        kind_before = kind
    return "".join(parts)


def main():
    text = page()
    if "--check" in sys.argv:
        if not PAGE.exists() or PAGE.read_text() != text:
            sys.exit(f"{PAGE.relative_to(ROOT)} is out of date: run python3 -m tools.dev.bytecode_page")
        return
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(text)


if __name__ == "__main__":
    main()
