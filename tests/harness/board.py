"""Which modules the image of a board has, and which of those that a script imports it lacks."""
import re
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
IMPORT = re.compile(r"^\s*(?:import|from)\s+([\w.]+(?: as \w+)?(?:\s*,\s*[\w.]+(?: as \w+)?)*)", re.M)


@lru_cache
def linked(mode):
    """Names of the native and the frozen modules of a board's image, from the tables that the build made."""
    generated = ROOT / "build" / mode / "generated"
    names = set(re.findall(r"&(\w+)_module", (generated / "modules.cpp").read_text()))
    if (generated / "frozen.cpp").exists():
        names |= set(re.findall(r'\{"([\w.]+)", image_', (generated / "frozen.cpp").read_text()))
    return names


@lru_cache
def ours():
    """Names of every module that a host has."""
    native = re.findall(r"^MODULE\((\w+)\)", (ROOT / "modules/modules.def").read_text(), re.M)
    frozen = [path.parent.name if path.name == "__init__.py" else path.stem for path in (ROOT / "modules").rglob("*.py")]
    return set(native) | set(frozen) | {"os"}


def missing(mode, source, uses=()):
    """The first module of ours that the script imports or uses, and the image lacks; or None."""
    for name in uses:
        if name not in linked(mode):
            return name
    for names in IMPORT.findall(source):
        for name in re.findall(r"(?:^|,)\s*([\w.]+)", names):
            plain = name[1:] if name.startswith("u") and name[1:] in ours() else name
            if plain in ours() and plain not in linked(mode):
                return plain
    return None
