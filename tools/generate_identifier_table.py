"""Writes core/syntax/identifier_table.inc: which code points may begin or continue an identifier (XID of Unicode).

Run: /usr/bin/python3 tools/generate_identifier_table.py > core/syntax/identifier_table.inc
The version of Unicode is the one of the Python that runs it.

Format: runs of code points of equal class, from U+0080 on, each a variable-length number (7 bits a byte, low bits
first, high bit: more follows) of value (length - 1) * 4 + class. After the last run the class is `none`.
"""
import sys
import unicodedata

NONE, CONTINUE, START = 0, 1, 2
RUNS_PER_CHECKPOINT = 64


def class_of(code_point):
    if 0xD800 <= code_point < 0xE000:
        return NONE
    character = chr(code_point)
    if character.isidentifier():
        return START
    return CONTINUE if ("a" + character).isidentifier() else NONE


def runs():
    start, current = 0x80, class_of(0x80)
    for code_point in range(0x81, sys.maxunicode + 2):
        following = class_of(code_point) if code_point <= sys.maxunicode else None
        if following != current:
            yield start, code_point - start, current
            start, current = code_point, following


def number(value):
    out = []
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return out + [value]


def main():
    data, checkpoints = [], []
    for index, (start, length, kind) in enumerate(list(runs())[:-1]):
        if index % RUNS_PER_CHECKPOINT == 0:
            checkpoints.append((start, len(data)))
        data += number((length - 1) * 4 + kind)
    print(f"// Made by tools/generate_identifier_table.py from Unicode {unicodedata.unidata_version}; do not edit.")
    print("// clang-format off")
    print("constexpr Checkpoint checkpoints[] = {")
    for at in range(0, len(checkpoints), 8):
        print("  " + " ".join(f"{{{c}, {o}}}," for c, o in checkpoints[at:at + 8]))
    print("};")
    print("constexpr uint8_t runs[] = {")
    line = " "
    for byte in data:
        if len(line) + len(str(byte)) + 2 > 118:
            print(line)
            line = " "
        line += f" {byte},"
    print(line)
    print("};")
    print("// clang-format on")


main()
