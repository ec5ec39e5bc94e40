"""Writes the ROM symbol table: every name that C++ sources mention as sym<"…"> or as first argument of a table macro. Names of
one character are not in it: they have a table of their own.

    symbols.py OUTPUT FOLDER...

The table lets intern() find the ROM string of a name (core/runtime/intern.cpp). It is grouped in buckets by the low bits of
text_hash() (core/value/object.h). The file is rewritten only when its content changes.
"""
import re
import sys

from pathlib import Path

NAMES_IN_BUCKET = 8  # at most, on average: half of it
ROOT = Path(__file__).resolve().parents[2]
COMMENT = re.compile(r'//[^\n]*|/\*.*?\*/|("(?:[^"\\\n]|\\.)*")', re.S)
SYMBOL = re.compile(r'\bsym<"((?:[^"\\]|\\.)*)">')
TABLE_LINE = re.compile(r'\b[A-Z][A-Z0-9_]*\(\s*"([A-Za-z_][A-Za-z0-9_.]*)"')
SOURCES = {".h", ".cpp", ".def"}


def names_of(path):
    text = COMMENT.sub(lambda match: match[1] or " ", path.read_text(encoding="utf-8", errors="replace"))
    yield from SYMBOL.findall(text)
    yield from TABLE_LINE.findall(text)


def text_hash(name):
    value = 2166136261
    for byte in name.encode():
        value = (value ^ byte) * 16777619 & 0xFFFFFFFF
    value ^= value >> 15
    return value or 1


def collect(folders):
    names = {""}
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in SOURCES:
                names.update(name for name in names_of(path) if "\\" not in name and len(name) != 1)
    return names


def literal(name):
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


def table(names):
    bits = max(4, (len(names) // NAMES_IN_BUCKET).bit_length())
    buckets = [[] for _ in range(1 << bits)]
    for name in sorted(names):
        buckets[text_hash(name) & (1 << bits) - 1].append(name)
    starts, position = [0], 0
    for bucket in buckets:
        position += len(bucket)
        starts.append(position)
    lines = ["// Made by tools/dev/symbols.py: the names this program's C++ sources mention, in buckets by hash.",
             '#include "core/runtime/symbols.h"', "", "namespace adder {", "",
             f"constinit const uint32_t rom_symbol_mask = {(1 << bits) - 1};",
             "constinit const uint16_t rom_symbol_buckets[] = {" + ", ".join(map(str, starts)) + "};",
             "constinit const Str* const rom_symbols[] = {"]
    lines += [f"    sym<{literal(name)}>," for bucket in buckets for name in bucket]
    return "\n".join(lines + ["};", "", "}  // namespace adder", ""])


def main(arguments):
    output, folders = Path(arguments[0]), arguments[1:]
    text = table(collect(folders))
    if not output.exists() or output.read_text(encoding="utf-8") != text:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
