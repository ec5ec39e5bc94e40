"""Writes cmake/start_order.ld: what the command touches when it starts, one after the other.

A program's pages are read, and counted as its memory, when something in them is touched, together with those around them.
What start-up needs is a small part of the command, spread over all of it; the linker puts it together where the script
names it. A stale script costs nothing but the gain. Needs valgrind: `python3 -m tools.dev.start_order` in the root, then
`./dev build`.
"""
import bisect
import re
import subprocess
import tempfile
from collections import Counter, defaultdict

from . import shell

PROGRAM = shell.ROOT / "build/release/adder"
SCRIPT = shell.ROOT / "cmake/start_order.ld"
# A name that stands for more bytes than this in all files together would draw in what start-up does not need.
MOST_BYTES = 8192
SECTIONS = {"t": "text", "r": "rodata"}


def output(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def touched_addresses():
    """Addresses of instructions and data, in the order in which `-c pass` touches them first."""
    with tempfile.NamedTemporaryFile("r") as log:
        subprocess.run(["valgrind", "--tool=lackey", "--trace-mem=yes", f"--log-file={log.name}", str(PROGRAM), "-c", "pass"],
                       check=True)
        found = re.findall(r"^(?:I | [LSM]) ([0-9a-f]+),", log.read(), re.MULTILINE)
    return list(dict.fromkeys(int(address, 16) for address in found))


def symbols():
    """[(address, size, kind, name)] by address."""
    table = []
    for line in output("nm", "-S", "--defined-only", str(PROGRAM)).splitlines():
        words = line.split()
        if len(words) == 4 and words[2].lower() in "trwviu":
            table.append((int(words[0], 16), int(words[1], 16), words[2].lower(), words[3]))
    return sorted(table)


def library_members():
    """name → members of the C library that define it."""
    members = defaultdict(set)
    library = output("gcc", "-print-file-name=libc.a").strip()
    for line in output("nm", "-A", "--defined-only", library).splitlines():
        found = re.match(r"[^:]*:([^:]+):\S+ \w (\S+)$", line)
        if found:
            members[found[2]].add(found[1])
    return members


def touched_symbols(addresses, table):
    starts = [entry[0] for entry in table]
    seen = {}
    for address in addresses:
        at = bisect.bisect_right(starts, address)
        for start, size, kind, name in reversed(table[max(0, at - 6):at]):
            if start <= address < start + max(size, 1):
                seen[name] = "r" if kind in "rvu" else "t"
                break
    return seen


def input_sections(seen, table):
    """{"text" or "rodata": lines of a linker script}."""
    members, bytes_of = library_members(), Counter()
    for _, size, _, name in table:
        bytes_of[name] += size
    lines = {"text": {}, "rodata": {}}
    for name, kind in seen.items():
        section = SECTIONS[kind]
        ours = "5adder" in name or not members.get(name)
        if ours and bytes_of[name] <= MOST_BYTES:
            lines[section][f"*(.{section}.{name} .{section}.*.{name})"] = None
        elif not ours and len(members[name]) == 1:
            lines[section][f"*libc.a:{min(members[name])}(.{section} .{section}.*)"] = None
    return lines


def main():
    table = symbols()
    lines = input_sections(touched_symbols(touched_addresses(), table), table)
    text = "/* Made by tools/dev/start_order.py: what the command touches when it starts. */\n"
    for section, inputs in lines.items():
        body = "".join(f"    {line}\n" for line in inputs)
        text += f"SECTIONS\n{{\n  .{section}.start :\n  {{\n{body}  }}\n}}\nINSERT BEFORE .{section};\n"
    SCRIPT.write_text(text)
    print(f"{SCRIPT.name}: {len(lines['text'])} of code, {len(lines['rodata'])} of data")


if __name__ == "__main__":
    main()
