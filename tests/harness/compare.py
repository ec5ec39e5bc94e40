"""Comparing outputs, and showing a difference in few lines."""
import difflib
import re

NUMBER = re.compile(r"[-+]?(?:\d+\.\d*(?:e[-+]?\d+)?|\d+e[-+]?\d+)|\d+")


def same_with_single_floats(actual, wanted):
    """Equal but for the digits that binary32 floats do not have: numbers may differ by 2e-6 of themselves."""
    if actual == wanted:
        return True
    if NUMBER.sub("0", actual) != NUMBER.sub("0", wanted):
        return False
    for a, b in zip(NUMBER.findall(actual), NUMBER.findall(wanted)):
        if a != b:
            if a.lstrip("-+").isdigit() and b.lstrip("-+").isdigit():
                return False
            x, y = float(a), float(b)
            if abs(x - y) > 2e-6 * max(abs(x), abs(y)) + 1e-30:
                return False
    return True


def difference(actual, wanted, limit=14):
    """A short unified difference: what was wanted with -, what came with +."""
    lines = list(difflib.unified_diff(wanted.splitlines(), actual.splitlines(), "wanted", "got", "", "", 1))[2:]
    shown = [line if len(line) <= 160 else line[:157] + "..." for line in lines[:limit]]
    if len(lines) > limit:
        shown.append(f"... {len(lines) - limit} more lines")
    return "\n".join(shown)
