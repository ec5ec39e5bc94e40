# modes: debug
# timeout: 900
"""Memory exhaustion: scripts run with each of their allocations failing; MemoryError or the right result, no crash.

`-X fail-each` forks at each allocation that is to fail (ports/linux/exhaustion.h). Under ./dev test a script gets a sample
of some SAMPLES of them. `--all` (with ADDER set) takes every one; words on the command line choose scripts by name.
"""

import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ADDER = os.environ["ADDER"]
ROOT = Path(__file__).resolve().parents[2]
SAMPLES = 60
SCRIPTS = 200
ENVIRONMENT = {**os.environ, "ASAN_OPTIONS": "detect_leaks=0:exitcode=99", "UBSAN_OPTIONS": "halt_on_error=1:exitcode=99"}
# Their output tells of memory, time or files (which the children would share), or they run long: no use here.
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
    "file_tools",
    "codecs_module",
    "pathlib_files",
    "importlib_module",
    "input_",
    "system_exit",
    "traceback_",
    # They print tracebacks and fields, which an exception goes without when there is no memory for them; or they catch
    # every exception.
    "exception_attributes",
    "import_errors",
    "with_statement",
    "logging_module",
    "print_exception",
    "sys_attributes",
    "types_module",
    "unittest_",
    "finally_flow",
    "generator_exceptions",
    # Where a task ends for lack of memory, those that wait for it wait for ever, as in CPython.
    "asyncio_",
)


def run(script, option=None, out=subprocess.PIPE):
    """The finished process; standard output goes to the file `out`, if given."""
    options = ["-X", option] if option else []
    return subprocess.run(
        [ADDER, *options, str(script)], stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.PIPE, env=ENVIRONMENT
    )


def allocations(script):
    """How many allocations a script makes: the command says it when the one to fail does not come."""
    return int(re.search(rb"only (\d+) allocations", run(script, f"fail-at={1 << 60}").stderr)[1])


def records(file):
    """(allocation, status, output before it, output after it, errors after it) of each child; exhaustion.cpp tells the format."""
    while line := file.readline():
        number, status, before, out, err = map(int, line.split())
        yield number, status, before, file.read(out), file.read(err)


def acceptable(status, out, err, normal):
    told = b"MemoryError" in out or b"MemoryError" in err
    return status == 0 and (out == normal or told) or status == 1 and told


def check(script, every):
    """(allocations tried, problems as lines) of one script."""
    done = run(script)
    if done.returncode != 0:
        return 0, []
    normal = done.stdout
    step = 1 if every else 1 + allocations(script) // SAMPLES
    name = script.relative_to(ROOT)
    problems = []
    tried = 0
    with tempfile.NamedTemporaryFile() as found, tempfile.TemporaryFile() as output:
        done = run(script, f"fail-each={found.name},{step}", output)
        output.seek(0)
        if done.returncode != 0 or output.read() != normal:
            problems.append(f"{name}: the program itself ended with {done.returncode}: {done.stderr[-300:].decode()}")
        for number, status, before, out, err in records(found):
            tried += 1
            if not acceptable(status, normal[:before] + out, err, normal):
                end = err[-300:].decode("utf-8", "replace")
                problems.append(f"{name} with allocation {number} failing: status {status}: {end}")
    return tried, problems[:3]


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
    failed = tried = 0
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for count, problems in pool.map(lambda s: check(s, "--all" in sys.argv), scripts):
            tried += count
            failed += bool(problems)
            for problem in problems:
                print(problem, flush=True)
    print(f"{tried} failing allocations tried")
    print(f"{len(scripts) - failed} passed, {failed} failed, 0 skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
