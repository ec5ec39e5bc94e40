"""Matching names against the patterns of a shell: * ? [abc] [!abc]."""
import re
from functools import lru_cache

__all__ = ["filter", "fnmatch", "fnmatchcase", "translate"]


def translate(pat):
    """The pattern as a regular expression that matches the whole name."""
    parts, i = [], 0
    while i < len(pat):
        c = pat[i]
        i += 1
        if c == "*":
            if not parts or parts[-1] != ".*":
                parts.append(".*")
        elif c == "?":
            parts.append(".")
        elif c == "[" and (end := pat.find("]", i + (2 if pat[i:i + 1] == "!" else 1))) > 0:
            chosen = pat[i:end].replace("\\", r"\\").replace("[", r"\[")
            i = end + 1
            parts.append("[^" + chosen[1:] + "]" if chosen[0] == "!" else "[" + ("\\" if chosen[0] == "^" else "") + chosen + "]")
        else:
            parts.append(re.escape(c))
    return "(?s:" + "".join(parts) + r")\Z"


@lru_cache(64)
def _matcher(pat):
    if isinstance(pat, bytes):
        return re.compile(translate(pat.decode("latin-1")).encode("latin-1")).match
    return re.compile(translate(pat)).match


def fnmatchcase(name, pat):
    return _matcher(pat)(name) is not None


fnmatch = fnmatchcase  # names here tell upper from lower case


def filter(names, pat):
    """The names that match."""
    match = _matcher(pat)
    return [name for name in names if match(name)]
