"""The kinds of test and how each is run. A case gives Results: name, mode, verdict, detail."""
import os
import re
import shutil
import tempfile
from pathlib import Path

from . import board, compare, header, oracle, process

ROOT = Path(__file__).resolve().parents[2]
TESTS = ROOT / "tests"
HOST_MODES = ["release", "debug", "gcstress", "single"]
DRIVER_SECONDS = 300  # for a driver, at least: they train models and start QEMU, perhaps on a loaded machine
SLOWNESS = {"release": 1, "single": 1, "debug": 4, "gcstress": 20, "firmware": 4}
SANITIZERS = {"ASAN_OPTIONS": "detect_leaks=0:detect_stack_use_after_return=0", "UBSAN_OPTIONS": "print_stacktrace=1"}

# Folders of scripts that Adder runs, and folders of scripts that the PC's Python runs with ADDER in the environment.
SCRIPT_FOLDERS = ["conformance", "regression", "programs", "negative", "limits", "sensor", "differences"]
DRIVER_FOLDERS = ["tools", "sim", "faults", "train", "firmware", "examples", "quality"]


class Result:
    def __init__(self, name, mode, verdict, detail="", seconds=0.0, count=1):
        self.name = name
        self.mode = mode
        self.verdict = verdict  # "passed", "failed" or "skipped"
        self.detail = detail
        self.seconds = seconds
        self.count = count


def scratch_folder():
    (ROOT / "build/scratch").mkdir(parents=True, exist_ok=True)
    return tempfile.mkdtemp(dir=ROOT / "build/scratch")


class UnitCase:
    """A doctest executable; each of its test cases counts."""

    def __init__(self, executable, mode):
        self.executable = executable
        self.mode = mode
        self.name = f"unit/{executable.name}"

    def run(self):
        scratch = scratch_folder()
        outcome = process.run([str(self.executable), "--no-colors=true"], 60 * SLOWNESS[self.mode], cwd=scratch,
                              environment=SANITIZERS)
        shutil.rmtree(scratch, ignore_errors=True)
        found = re.search(r"test cases:\s*\d+ \|\s*(\d+) passed \|\s*(\d+) failed \|\s*(\d+) skipped", outcome.stdout)
        results = []
        if found:
            counts = dict(zip(("passed", "failed", "skipped"), map(int, found.groups())))
            counts["skipped"] = 0
            for verdict, count in counts.items():
                if count:
                    detail = outcome.stdout[:2500] + outcome.stderr[-500:] if verdict == "failed" else ""
                    results.append(Result(self.name, self.mode, verdict, detail, outcome.seconds, count))
        if not found or (outcome.status != 0 and not counts["failed"]):
            detail = outcome.describe_status() + "\n" + (outcome.stdout[-1500:] + outcome.stderr[-1500:])
            results.append(Result(self.name, self.mode, "failed", detail, outcome.seconds))
        return results


class ScriptCase:
    """A script that Adder runs; its output is compared with its `expect` block or with CPython's."""

    def __init__(self, script, mode, command, about, single_reference=None):
        self.script = script
        self.mode = mode
        self.command = command
        self.about = about
        self.single_reference = single_reference  # command of the `single` build, whose bytes the firmware must print
        self.name = str(script.relative_to(TESTS))

    def run(self):
        scratch = scratch_folder()
        try:
            return [self.check(scratch)]
        finally:
            shutil.rmtree(scratch, ignore_errors=True)

    def execute(self, command, scratch):
        limit = self.about.timeout * SLOWNESS[self.mode.split("-")[0]]
        if self.about.board is not None:
            command = [*command, "run", "--board", self.board_file(scratch)]
        return process.run([*command, *self.about.args, str(self.script)], limit, cwd=scratch, stdin=self.about.stdin,
                           environment=SANITIZERS)

    def check(self, scratch):
        if self.mode.startswith("firmware-"):
            missing = board.missing(self.mode, self.script.read_text(encoding="utf-8", errors="replace"), self.about.uses)
            if missing:
                return Result(self.name, self.mode, "skipped", f"the image has no {missing}")
        wanted, problem = self.wanted(scratch)
        if problem:
            return Result(self.name, self.mode, "failed", problem)
        outcome = self.execute(self.command, scratch)
        problems = []
        if outcome.timed_out or outcome.status != self.about.status:
            problems.append(f"{outcome.describe_status()}, wanted {self.about.status}\n{outcome.stderr[-1200:].rstrip()}")
        if wanted is not None and not self.accepts(outcome.stdout, wanted):
            problems.append(compare.difference(outcome.stdout, wanted))
        for text in self.about.stderr:
            if text not in outcome.stderr and not (self.mode.startswith("firmware") and text in outcome.stdout):
                problems.append(f"standard error lacks: {text}\nit is: {outcome.stderr[-600:].rstrip()}")
        verdict = "failed" if problems else "passed"
        return Result(self.name, self.mode, verdict, "\n".join(problems), outcome.seconds)

    def board_file(self, scratch):
        """The board's name, or the file made of its text: in the scratch folder, so that its pictures land there."""
        if "\n" not in self.about.board:
            return self.about.board
        path = Path(scratch) / "board.toml"
        path.write_text(self.about.board.replace("$HERE", str(self.script.parent)), encoding="utf-8")
        return str(path)

    def wanted(self, scratch):
        """(text or None, problem): the standard output to compare with."""
        if self.single_reference:
            return self.execute(self.single_reference, scratch).stdout, None
        if self.narrow_floats() and self.about.single_differs:
            return None, None
        if self.about.expect is not None or self.about.oracle != "cpython":
            return self.about.expect, None
        return oracle.expected(self.script, self.about, ROOT / "build/oracle", scratch)

    def narrow_floats(self):
        return self.mode == "single" or self.mode.startswith("firmware-")

    def accepts(self, stdout, wanted):
        if self.narrow_floats() and not self.single_reference:
            return compare.same_with_single_floats(stdout, wanted)
        return stdout == wanted


class DriverCase:
    """A script of the PC's Python that drives the command or a tool.

    It finds the command in $ADDER and the build's folder in $ADDER_BUILD. Exit status 0: passed, 77: skipped (the first
    line says why). It counts as one test, however many checks it makes.
    """

    def __init__(self, script, mode):
        self.script = script
        self.mode = mode
        self.name = str(script.relative_to(ROOT if "examples" in script.parts else TESTS))
        text = script.read_text(encoding="utf-8", errors="replace")
        self.limit = max(DRIVER_SECONDS, header.parse(text).timeout) * SLOWNESS[mode]

    def run(self):
        scratch = scratch_folder()
        build = ROOT / "build" / self.mode
        environment = {**SANITIZERS, "ADDER": str(build / "adder"), "ADDER_BUILD": str(build), "ADDER_ROOT": str(ROOT),
                       "PYTHONDONTWRITEBYTECODE": "1"}
        outcome = process.run([oracle.CPYTHON, "-B", str(self.script)], self.limit, cwd=scratch, environment=environment)
        shutil.rmtree(scratch, ignore_errors=True)
        if outcome.status == 77:
            reason = (outcome.stdout.strip().splitlines() or ["no reason given"])[0]
            return [Result(self.name, self.mode, "skipped", reason, outcome.seconds)]
        detail = outcome.describe_status() + "\n" + outcome.stdout[-1500:] + outcome.stderr[-1500:]
        verdict = "failed" if outcome.status else "passed"
        return [Result(self.name, self.mode, verdict, detail, outcome.seconds)]


def firmware_command(mode):
    """How the firmware of a board runs a script: in QEMU."""
    return [oracle.CPYTHON, "-B", str(ROOT / "tools/dev/on_board.py"), mode.removeprefix("firmware-")]


def is_built(mode):
    product = "adder.elf" if mode.startswith("firmware-") else "adder"
    return (ROOT / "build" / mode / product).exists()


def scripts_of(folder):
    for script in sorted((TESTS / folder).rglob("*.py")):
        if "support" not in script.parts and script.name != "__init__.py":
            yield script


def collect(modes, patterns):
    """Every case of the given modes whose name contains one of the patterns."""
    chosen = lambda name: not patterns or any(pattern in name for pattern in patterns)
    cases = []
    for mode in modes:
        for executable in sorted((ROOT / "build" / mode / "unit").glob("*_test")):
            source = TESTS / "unit" / (executable.name + ".cpp")
            if source.exists() and os.access(executable, os.X_OK) and chosen(f"unit/{executable.name}"):
                cases.append(UnitCase(executable, mode))
    built = [mode for mode in modes if is_built(mode)]
    for folder in SCRIPT_FOLDERS:
        for script in scripts_of(folder):
            if chosen(str(script.relative_to(TESTS))):
                cases += script_cases(script, built)
    drivers = []
    for folder in DRIVER_FOLDERS:
        for script in scripts_of(folder):
            if header.parse(script.read_text(encoding="utf-8", errors="replace")).board is None:
                drivers.append(script)
            elif chosen(str(script.relative_to(TESTS))):
                cases += script_cases(script, built)
    drivers += sorted((ROOT / "examples").glob("*/test.py"))
    for script in drivers:
        about = header.parse(script.read_text(encoding="utf-8", errors="replace"))
        for mode in about.modes or ["release"]:
            configured = (ROOT / "build" / mode / "build.ninja").exists()
            if mode in modes and configured and chosen(str(script.relative_to(ROOT))):
                cases.append(DriverCase(script, mode))
    return cases


def longest_first(case):
    """Key to sort by: drivers, which take long, begin early, so that no core is idle at the end."""
    return (not isinstance(case, DriverCase), -getattr(case, "limit", 0))


def script_cases(script, built):
    about = header.parse(script.read_text(encoding="utf-8", errors="replace"))
    for mode in built:
        kind = mode.split("-")[0]
        if about.modes is not None and kind not in about.modes:
            continue
        if kind != "firmware":
            yield ScriptCase(script, mode, [str(ROOT / "build" / mode / "adder")], about)
        elif about.status == 0 and about.stdin is None and not about.args and about.board is None:
            single = [str(ROOT / "build/single/adder")] if is_built("single") else None
            yield ScriptCase(script, mode, firmware_command(mode), about, single)
