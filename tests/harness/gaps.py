"""tests/gaps.txt: tests that show what is not there yet. Each is run; its failure counts as skipped and is listed with its
reason; one that passes is named, so that its line is removed.

A line: MODE NAME  # REASON. MODE is a build or *, NAME a test's name or the beginning of it followed by *.
"""
from pathlib import Path

GAPS = Path(__file__).resolve().parent.parent / "gaps.txt"


class Gaps:
    def __init__(self, path=GAPS):
        self.exact, self.prefixes = {}, []
        for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else []:
            entry, _, reason = line.partition("#")
            words = entry.split()
            if len(words) != 2:
                continue
            mode, name = words
            if name.endswith("*"):
                self.prefixes.append((mode, name[:-1], reason.strip()))
            else:
                self.exact[mode, name] = reason.strip()

    def reason(self, mode, name):
        """Why the test is expected to fail, or None."""
        for key in ((mode, name), ("*", name)):
            if key in self.exact:
                return self.exact[key]
        for gap_mode, prefix, reason in self.prefixes:
            if gap_mode in ("*", mode) and name.startswith(prefix):
                return reason
        return None
