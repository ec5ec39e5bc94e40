"""Syntax errors have CPython's messages and positions: the texts of tests/negative/syntax."""
import ast
import os
import re
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

PROBE = Path(os.environ["ADDER_BUILD"]) / "unit/syntax_probe"
FOLDER = Path(__file__).resolve().parents[1] / "negative/syntax"
HEADING = re.compile(r"(===|=3\.12=|!!!) (.*)\n")
CLAIM_OF_THIS_PYTHON = {(3, 11): "===", (3, 12): "=3.12="}.get(sys.version_info[:2])


def cases_of(path):
    """(mark, expectation, source) of each text."""
    mark = expectation = None
    source = ""
    for line in path.read_text(encoding="utf-8").splitlines(keepends=True):
        heading = HEADING.fullmatch(line)
        if not heading:
            source += line
            continue
        if mark:
            yield mark, expectation, source
        mark, expectation, source = heading[1], heading[2], ""
    yield mark, expectation, source


def from_cpython(source):
    try:
        ast.parse(source)
    except SyntaxError as error:
        return f"{error.lineno}:{error.offset} {type(error).__name__}: {error.msg}"
    return "no error"


def from_parser(sources):
    with tempfile.NamedTemporaryFile() as file:
        file.write(b"".join(source.encode() + b"\0" for source in sources))
        file.flush()
        outcome = subprocess.run([PROBE, "errors", file.name], capture_output=True, check=True)
        lines = outcome.stdout.decode().splitlines()
    for source, line in zip(sources, lines, strict=True):
        kind, line_number, column, _, _, _, message = line.split("\t", 6)
        if kind == "OK":
            yield "no error"
            continue
        before = source.encode().split(b"\n")[int(line_number) - 1][:int(column)]
        yield f"{line_number}:{len(before.decode()) + 1} {kind}: {message}"


def main():
    warnings.simplefilter("ignore")
    passed = failed = 0
    for path in sorted(FOLDER.glob("*.txt")):
        cases = list(cases_of(path))
        for (mark, wanted, source), got in zip(cases, from_parser([case[2] for case in cases])):
            answers = {"the parser": got}
            if mark == CLAIM_OF_THIS_PYTHON:
                answers["CPython"] = from_cpython(source)
            wrong = {who: answer for who, answer in answers.items() if answer != wanted}
            passed += not wrong
            failed += bool(wrong)
            for who, answer in wrong.items():
                print(f"{path.name}: {source!r}\n    wanted {wanted}\n    {who}: {answer}")
    print(f"{passed} passed, {failed} failed, 0 skipped")
    return 1 if failed or not passed else 0


sys.exit(main())
