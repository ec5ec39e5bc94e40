"""Checks that dependencies between folders point one way, by the #include lines of every C++ file.

The table is read from docs/design/layers.md. Headers keep to it; a .cpp file of core may include core/runtime as well,
where the entry points upward are declared. Exit status 1 and one line for each broken rule.
"""
import re
import sys

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "docs/design/layers.md"
INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"')
SOURCES = {".h", ".cpp", ".c", ".inc"}

MEETING_POINT = "core/runtime"
NO_RUNTIME = {"core/base", "core/numeric", "core/syntax", "core/value"}  # pure: no state of a node


def seen_from(folder, layers):
    """A folder and all that it sees."""
    return {folder} | (layers[folder] or set(layers))


def read_table():
    """{folder: set of the folders it sees}, in the table's order."""
    sees, above = {}, []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) != 3 or cells[0] in ("folder", "---"):
            continue
        folder, rule = cells[0], cells[2]
        above.append(folder)
        if rule == "everything":
            sees[folder] = None
        elif rule in ("above", "itself"):
            sees[folder] = set(above) if rule == "above" else {folder}
        else:
            named = {name.strip() for name in rule.split(",")}
            sees[folder] = {folder} | {known for known in above if known in named or known.split("/")[0] in named}
    return sees


def layer_of(path, layers):
    """The layer a path belongs to: its longest folder in the table."""
    parts = path.split("/")
    for length in (2, 1):
        folder = "/".join(parts[:length])
        if folder in layers:
            return folder
    return None


def check_file(path, layers):
    name = path.relative_to(ROOT).as_posix()
    layer = layer_of(name, layers)
    if layer is None:
        yield f"{name}:1: the folder is not in docs/design/layers.md"
        return
    allowed = layers[layer]
    if allowed is None:
        return
    if path.suffix == ".cpp" and layer.startswith("core/") and layer not in NO_RUNTIME:
        allowed = allowed | seen_from(MEETING_POINT, layers)
    for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        target = match[1] if "/" in match[1] else path.parent.joinpath(match[1]).relative_to(ROOT).as_posix()
        wanted = layer_of(target, layers)
        if wanted is None:
            if target.split("/")[0] in {folder.split("/")[0] for folder in layers} | {"tests", "bench", "examples"}:
                yield f'{name}:{number}: includes "{match[1]}", whose folder is not in docs/design/layers.md'
        elif wanted not in allowed:
            yield f'{name}:{number}: includes "{match[1]}", but {layer} must not see {wanted} (docs/design/layers.md)'


def main():
    layers = read_table()
    problems = []
    for top in sorted({folder.split("/")[0] for folder in layers}):
        for path in sorted((ROOT / top).rglob("*")):
            if path.suffix in SOURCES and path.is_file():
                problems += check_file(path, layers)
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
