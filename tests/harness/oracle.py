"""What CPython 3.11 prints for a script, remembered by the script's content in build/oracle."""
import hashlib
import json
import os
import tempfile
from pathlib import Path

from . import process

CPYTHON = "/usr/bin/python3"
ENVIRONMENT = {"PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"}


def key_of(script, header):
    """A digest of all that decides the output: the script, modules in `support` beside it, its input."""
    digest = hashlib.sha256()
    digest.update(script.read_bytes())
    support = script.parent / "support"
    for path in sorted(support.rglob("*")) if support.is_dir() else []:
        if path.is_file() and path.suffix != ".pyc":
            digest.update(str(path.relative_to(support)).encode() + b"\0" + path.read_bytes())
    digest.update((header.stdin or "").encode())
    return digest.hexdigest()


def expected(script, header, cache, scratch):
    """(stdout, None), or (None, reason) when CPython itself does not end with the expected status."""
    entry = Path(cache) / key_of(script, header)
    if entry.exists():
        known = json.loads(entry.read_text())
        return known["stdout"], None
    outcome = process.run([CPYTHON, "-B", str(script)], 60, cwd=scratch, stdin=header.stdin, environment=ENVIRONMENT)
    if outcome.timed_out or outcome.status != header.status:
        return None, f"CPython: {outcome.describe_status()}\n{outcome.stderr[-600:]}"
    entry.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=entry.parent, delete=False) as file:
        json.dump({"script": script.name, "stdout": outcome.stdout}, file)
    os.replace(file.name, entry)
    return outcome.stdout, None
