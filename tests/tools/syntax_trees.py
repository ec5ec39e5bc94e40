"""The parser's trees are CPython's: structure, names, values and positions, over every file of the standard library.

Each top-level statement of each file counts. With arguments, the files or folders named there are compared instead;
under Python 3.12 or later positions inside f-strings are compared as well:

    ADDER_BUILD=build/release python3.12 tests/tools/syntax_trees.py FOLDER...
"""
import os
import subprocess
import sys
import sysconfig
import tempfile
import unicodedata
import warnings
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "support"))
import ast_text  # noqa: E402

PROBE = Path(os.environ["ADDER_BUILD"]) / "unit/syntax_probe"
SHOWN = 10
# NFKC: names are not normalised.
DIFFERENT = {"test_traceback.py", "test_unicode_identifiers.py"}


def files_of(arguments):
    for argument in arguments or [sysconfig.get_path("stdlib")]:
        path = Path(argument)
        yield from sorted(path.rglob("*.py")) if path.is_dir() else [path]


def write_names(path):
    with open(path, "w", encoding="utf-8") as out:
        for code_point in range(sys.maxunicode + 1):
            name = unicodedata.name(chr(code_point), None)
            if name:
                out.write(f"{code_point:x} {name}\n")


def wanted_trees(source, with_fstrings):
    try:
        source.decode("utf-8")
        return ast_text.trees(source, with_fstrings)
    except (UnicodeDecodeError, SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def show(path, got, wanted):
    at = next((i for i in range(min(len(got), len(wanted))) if got[i] != wanted[i]), min(len(got), len(wanted)))
    begin = max(0, at - 100)
    print(f"{path}\n    parser  {got[begin:at + 80]}\n    CPython {wanted[begin:at + 80]}")


def main():
    warnings.simplefilter("ignore")
    sys.set_int_max_str_digits(0)
    with_fstrings = sys.version_info >= (3, 12)
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    with tempfile.TemporaryDirectory() as folder:
        names = Path(folder) / "names"
        write_names(names)
        for path in files_of(sys.argv[1:]):
            source = path.read_bytes()
            wanted = wanted_trees(source, with_fstrings)
            if wanted is None or path.name in DIFFERENT:
                continue
            command = [PROBE, "tree"] + ([] if with_fstrings else ["--no-fstring-positions"])
            command += (["--names", names] if rb"\N{" in source else []) + [path]
            outcome = subprocess.run(command, capture_output=True, check=False)
            got = [ast_text.with_values(line) for line in outcome.stdout.decode().splitlines()]
            if outcome.returncode:
                got.append(f"exit status {outcome.returncode}")
            for index in range(max(len(got), len(wanted))):
                pair = [trees[index] if index < len(trees) else "nothing" for trees in (got, wanted)]
                counts["passed" if pair[0] == pair[1] else "failed"] += 1
                if pair[0] != pair[1] and counts["failed"] <= SHOWN:
                    show(path, *pair)
    print(", ".join(f"{count} {verdict}" for verdict, count in counts.items()))
    return 1 if counts["failed"] or not counts["passed"] else 0


sys.exit(main())
