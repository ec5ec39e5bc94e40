# modes: debug
# timeout: 900
"""Memory exhaustion: scripts are run again with their Nth allocation failing; MemoryError or the right result, no crash.

Under ./dev test each script gets a sample of N, spread over its allocations. `--all` (with ADDER set) takes every N, or MANY of them,
and words on the command line choose scripts by name.
"""

import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ADDER = os.environ["ADDER"]
ROOT = Path(__file__).resolve().parents[2]
SAMPLES = 16
MANY = 20000  # with --all no script is run more often
FEW = 60  # so many allocations are all tried
SCRIPTS = 200
ENVIRONMENT = {**os.environ, "ASAN_OPTIONS": "detect_leaks=0"}
# Their output tells of memory, time or files, or they run long: no use here.
SKIPPED = (
    "gc_",
    "time_",
    "recursion",
    "deep_",
    "int_big",
    "io_text",
    "random",
    "os_",
    "open_files",
    "input_",
    "system_exit",
    "traceback_",
    # They print tracebacks and fields, which an exception goes without when there is no memory for them.
    "exception_attributes",
    "import_errors",
    "with_statement",
    # Where a task ends for lack of memory, those that wait for it wait for ever, as in CPython.
    "asyncio_",
)


def run(script, number=None):
    """(status, stdout, stderr); with a number that allocation fails."""
    options = ["-X", f"fail-at={number}"] if number else []
    try:
        done = subprocess.run(
            [ADDER, *options, str(script)], stdin=subprocess.DEVNULL, capture_output=True, timeout=60, env=ENVIRONMENT
        )
    except subprocess.TimeoutExpired:
        return "time-out", "", ""
    return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")


def acceptable(outcome, normal):
    status, out, err = outcome
    if status == 0:
        return out == normal or "MemoryError" in out or "MemoryError" in err
    return status == 1 and ("MemoryError" in err or "MemoryError" in out)


def allocations(script):
    """How many allocations a script makes: the command says it when the one to fail does not come."""
    _, _, err = run(script, 1 << 60)
    return int(re.search(r"only (\d+) allocations", err)[1])


def check(script, every):
    """Failures of one script as lines."""
    status, normal, _ = run(script)
    if status != 0:
        return []
    count = allocations(script)
    numbers = range(1, count + 1, 1 + count // MANY)
    if not every and count > FEW:
        numbers = sorted({1 + i * count // SAMPLES for i in range(SAMPLES)})
    problems = []
    for number in numbers:
        outcome = run(script, number)
        if not acceptable(outcome, normal):
            problems.append(
                f"{script.relative_to(ROOT)} with allocation {number} failing: status {outcome[0]}: {outcome[2][-300:]}"
            )
            if len(problems) == 3:
                break
    return problems


def main():
    words = [word for word in sys.argv[1:] if not word.startswith("-")]
    scripts = [s for s in sorted((ROOT / "tests/conformance").rglob("*.py")) if "support" not in s.parts]
    scripts = [
        s for s in scripts if not s.name.startswith(SKIPPED) and "# args:" not in s.read_text(encoding="utf-8")[:500]
    ]
    if words:
        scripts = [s for s in scripts if any(word in str(s) for word in words)]
    if len(scripts) > SCRIPTS:
        scripts = [scripts[i * len(scripts) // SCRIPTS] for i in range(SCRIPTS)]
    if not os.access(ADDER, os.X_OK):
        print("no command")
        return 77
    if "fail-at" in run_option_error():
        print("the command has no -X fail-at")
        return 77
    failed = 0
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for problems in pool.map(lambda s: check(s, "--all" in sys.argv), scripts):
            failed += bool(problems)
            for problem in problems:
                print(problem, flush=True)
    print(f"{len(scripts) - failed} passed, {failed} failed, 0 skipped")
    return 1 if failed else 0


def run_option_error():
    """What the command says against -X fail-at; empty when it knows the option."""
    done = subprocess.run([ADDER, "-X", "fail-at=0", "-c", "pass"], capture_output=True, env=ENVIRONMENT)
    return done.stderr.decode("utf-8", "replace") if done.returncode else ""


if __name__ == "__main__":
    sys.exit(main())
