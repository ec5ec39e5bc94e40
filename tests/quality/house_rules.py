"""Rules of the house that a machine can check: file length, marks of unfinished work, what core and modules may include."""
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


def tracked():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    for name in listed.stdout.splitlines():
        path = ROOT / name
        if path.suffix in (".cpp", ".h", ".inc", ".def", ".py", ".S", ".cmake") and path.is_file():
            yield name, path


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


found = [problem for name, path in tracked() for problem in problems_of(name, path)]
print("\n".join(found[:40]) or "nothing against the rules")
sys.exit(1 if found else 0)
