#!/usr/bin/env python3
"""Writes core/types/unicode_tables.inc: what str's methods must know of characters beyond ASCII.

Each property is a list of code point ranges, as varints: the gap since the end of the last range, then the length. Of three
properties only the exceptions to a rule are listed: letters begin names, lower case has an upper case, upper case has a lower. The
case mappings are runs of one plane (65,536 codes) each: first, difference, count, step; codes and differences modulo a
plane. Source: the unicodedata of the Python that runs this script.
"""
import sys
import unicodedata

LAST = 0x110000


def ranges(test):
    found, start = [], None
    for code in range(128, LAST + 1):
        inside = code < LAST and test(chr(code))
        if inside and start is None:
            start = code
        elif not inside and start is not None:
            found.append((start, code))
            start = None
    return found


def varint(number):
    out = []
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    return out + [number]


def encode(found):
    out, end = [], 0
    for start, stop in found:
        out += varint(start - end) + varint(stop - start)
        end = stop
    return out


def case_runs(convert):
    pairs = [(c, ord(convert(chr(c))) - c) for c in range(128, LAST)
             if not 0xD800 <= c < 0xE000 and maps(convert, chr(c))]
    runs = []
    for code, difference in pairs:
        assert (code ^ code + difference) >> 16 == 0, "a case mapping leaves its plane"
        if runs and runs[-1][1] == difference:
            first, _, count, step = runs[-1]
            gap = code - (first + (count - 1) * step)
            if gap in (1, 2) and (count == 1 or gap == step) and count < 255:
                runs[-1] = (first, difference, count + 1, gap)
                continue
        runs.append((code, difference, 1, 1))
    return runs


def maps(convert, character):
    return len(convert(character)) == 1 and convert(character) != character


def write_bytes(out, name, data):
    out.write(f"constexpr uint8_t {name}[] = {{")
    for i, byte in enumerate(data):
        out.write(("\n    " if i % 32 == 0 else "") + f"{byte},")
    out.write("};\n")


def main(path):
    properties = {
        "alpha_exceptions": lambda c: c.isalpha() != c.isidentifier(),
        "decimal_ranges": str.isdecimal,
        "digit_ranges": str.isdigit,
        "numeric_ranges": str.isnumeric,
        "upper_exceptions": lambda c: c.isupper() != maps(str.lower, c),
        "lower_exceptions": lambda c: c.islower() != maps(str.upper, c),
        "space_ranges": str.isspace,
        "unprintable_ranges": lambda c: not c.isprintable(),
    }
    with open(path, "w") as out:
        out.write(f"// Made by tools/dev/unicode_tables.py from Unicode {unicodedata.unidata_version}. Do not edit.\n")
        for name, test in properties.items():
            write_bytes(out, name, encode(ranges(test)))
        for name, convert in (("upper_runs", str.upper), ("lower_runs", str.lower)):
            out.write(f"constexpr CaseRun {name}[] = {{\n")
            runs = case_runs(convert)
            assert all(run[0] >> 16 < 2 for run in runs), "only planes 0 and 1 have cases"
            for first, difference, count, step in runs:
                out.write(f"    {{{first & 0xffff}, {difference & 0xffff}, {count}, {step}}},\n")
            out.write(f"}};\nconstexpr size_t {name}_of_plane_0 = {sum(run[0] < 0x10000 for run in runs)};\n")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "core/types/unicode_tables.inc")
