"""Helpers of the tests that drive the command: run it, check what it says, count checks."""

import os
import subprocess
import sys

ADDER = os.environ.get("ADDER", os.path.join(os.path.dirname(__file__), "../../../build/release/adder"))
if not os.access(ADDER, os.X_OK):
    print(f"no command at {ADDER}")
    sys.exit(77)

counts = {"passed": 0, "failed": 0}


class Run:
    def __init__(self, arguments, stdin=b"", timeout=60, env=None, cwd=None):
        if isinstance(stdin, str):
            stdin = stdin.encode()
        done = subprocess.run(
            [ADDER, *map(str, arguments)],
            input=stdin,
            capture_output=True,
            timeout=timeout,
            cwd=cwd,
            env={**os.environ, **(env or {})},
        )
        self.status = done.returncode
        self.raw = done.stdout
        self.out = done.stdout.decode("utf-8", "replace")
        self.err = done.stderr.decode("utf-8", "replace")


def check(name, arguments, out=None, err=(), status=0, has=(), **options):
    """Runs the command and compares: exact output, parts of output and of standard error, status
    (or a tuple of those that will do)."""
    run = Run(arguments, **options)
    problems = []
    if run.status not in (status if isinstance(status, tuple) else (status,)):
        problems.append(f"status {run.status}, wanted {status}")
    if out is not None and run.out != out:
        problems.append(f"printed {run.out[:300]!r}, wanted {out!r}")
    problems += [f"output lacks {part!r}: {run.out[:300]!r}" for part in has if part not in run.out]
    problems += [
        f"standard error lacks {part!r}: {run.err[:300]!r}"
        for part in ((err,) if isinstance(err, str) else err)
        if part not in run.err
    ]
    if run.status < 0 or run.status > 128:
        problems.append("it crashed")
    counts["failed" if problems else "passed"] += 1
    for problem in problems:
        print(f"{name}: {problem}")
    return run


def finish():
    print(f"{counts['passed']} passed, {counts['failed']} failed, 0 skipped")
    sys.exit(1 if counts["failed"] else 0)
