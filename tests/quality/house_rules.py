"""Rules of the house that a machine can check: file length, marks of unfinished work, what core and modules may include,
files that pages name but that are not there, results of runs that were committed.
"""
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(os.environ["ADDER_ROOT"])
LONGEST = 1000  # lines of a file that is no table
TABLES = {".inc", ".def"}
MARKS = re.compile(r"\b(TO" r"DO|FIX" r"ME|HA" r"CK)\b")
HOSTED = re.compile(r"#\s*include\s*<(string|vector|map|unordered_map|set|iostream|sstream|fstream|functional|memory|thread|mutex)>")
STATIC_OBJECTS = re.compile(r"__attribute__\(\(constructor\)\)|\bthrow\b\s+\w|\bdynamic_cast\b|\btypeid\b")


LINK = re.compile(r"(?<![\w\\])\[[^\]\n]*\]\((?!https?:|#)([^)\s#]+)")
LARGEST = 1 << 20  # bytes
FOLDERS_OF_PICTURES = ("docs/", "examples/", "tests/")


def tracked():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    return [(name, ROOT / name) for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def is_code(path):
    return path.suffix in (".cpp", ".h", ".inc", ".def", ".py", ".S", ".cmake")


def problems_of_file(name, path):
    if path.stat().st_size > LARGEST:
        yield f"{name}: over 1 MB"
    if path.suffix in (".png", ".wav", ".csv") and not name.startswith(FOLDERS_OF_PICTURES):
        yield f"{name}: the result of a run"
    if path.suffix == ".md":
        prose = re.sub(r"```.*?```|`[^`\n]*`", "", path.read_text(encoding="utf-8"), flags=re.S)
        for target in LINK.findall(prose):
            if not (path.parent / target).exists():
                yield f"{name}: names {target}, which is not there"


def problems_of(name, path):
    text = path.read_text(encoding="utf-8", errors="replace")
    lines = text.splitlines()
    if len(lines) > LONGEST and path.suffix not in TABLES:
        yield f"{name}: {len(lines)} lines; over {LONGEST}, split it by concern"
    for number, line in enumerate(lines, 1):
        if MARKS.search(line):
            yield f"{name}:{number}: unfinished: {line.strip()[:80]}"
        if name.startswith(("core/", "modules/")) and path.suffix in (".cpp", ".h"):
            code = line.split("//")[0]
            if HOSTED.search(code):
                yield f"{name}:{number}: {line.strip()}: core and modules are freestanding"
            if STATIC_OBJECTS.search(code) and '"' not in code:
                yield f"{name}:{number}: {line.strip()[:80]}: no exceptions, RTTI or static constructors here"
    if path.suffix == ".h" and "#pragma once" not in text:
        yield f"{name}: no #pragma once"


found = [problem for name, path in tracked() for problem in problems_of_file(name, path)]
found += [problem for name, path in tracked() if is_code(path) for problem in problems_of(name, path)]
print("\n".join(found[:40]) or "nothing against the rules")
sys.exit(1 if found else 0)
