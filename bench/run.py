"""Speed and memory of Adder against CPython and Lua: `./dev bench [SECTION ...] [-k NAME] [--runs N] [--list]`.

Sections: programs, start, compile, sizes, gc, board; all of them without a name. Runs of the implementations are interleaved, and
the minimum counts: what disturbs a machine only ever adds time. All times are CPU times, the system's part included, so that
a machine that has other work too gives the same figures.
"""
import argparse
import json
import math
import os
import statistics
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path.insert(0, str(ROOT))
from tools.dev import on_board  # noqa: E402

PROGRAMS = HERE / "programs"
CPYTHON = "/usr/bin/python3"
LUA = "/usr/bin/lua5.4"
SECTIONS = ["programs", "start", "compile", "sizes", "gc", "board"]

# What issue and design ask for, with the unit of the figure.
LIMITS = {
    "programs": ("geometric mean against CPython", 0.70),
    "one program": ("slowest program against CPython", 1.30),
    "lua": ("geometric mean against Lua", 1.50),
    "start": ("start-up against python3 -BSI", 0.12),
    "rss": ("peak RSS of -c pass, KB", 2150),
    "compile": ("compile time against CPython", 1 / 1.5),
    "board": ("longest turn with 100 KB live, instructions of a Cortex-M3", 60000),
}
SIZE_LIMITS = {"float": 0, "tuple of 2": 32, "list of 4": 64, "dict of 1": 64, "instance, 2 attributes": 48,
               "closure of 1 variable": 64, "list of 1000 floats": 8499}


class Failure(Exception):
    pass


def run(command):
    """Standard output of a command, as lines."""
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=600)
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        raise Failure(f"{Path(command[0]).name}: status {done.returncode}: {last[:100]}")
    return done.stdout.splitlines()


def seconds_of(command):
    """(result, seconds) as measure.py and measure.lua print them."""
    *result, seconds = run(command)
    return "\n".join(result), float(seconds)


def interleave(commands, runs):
    """{name: (result, [seconds])}, the commands taking turns."""
    found = {name: (None, []) for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            result, seconds = seconds_of(command)
            if found[name][0] not in (None, result):
                raise Failure(f"{name} gives another result each time")
            found[name] = (result, found[name][1] + [seconds])
    return found


def geometric_mean(ratios):
    return math.exp(sum(map(math.log, ratios)) / len(ratios))


def verdict(key, value):
    what, limit = LIMITS[key]
    print(f"  {what}: {value:.3g} (at most {limit:.3g}) {'ok' if value <= limit else 'TOO MUCH'}")
    return {"value": value, "limit": limit, "ok": value <= limit}


def bench_programs(options):
    """Every program by Adder and CPython, and by Lua where there is a translation."""
    print(f"{'program':16}{'adder ms':>10}{'median':>9}{'cpython':>9}{'ratio':>7}{'lua':>9}{'ratio':>7}")
    ratios, lua_ratios, rows, wrong = {}, {}, {}, []
    for path in sorted(PROGRAMS.glob("*.py")):
        name = path.stem
        if options.k and not any(pattern in name for pattern in options.k):
            continue
        arguments = [str(HERE / "measure.py"), str(PROGRAMS), name]
        commands = {"adder": [options.adder, *arguments], "cpython": [CPYTHON, "-B", *arguments]}
        if path.with_suffix(".lua").exists() and os.path.exists(LUA):
            commands["lua"] = [LUA, str(HERE / "measure.lua"), str(PROGRAMS), name]
        try:
            found = interleave(commands, options.runs)
        except (Failure, ValueError, subprocess.TimeoutExpired) as e:
            print(f"{name:16}  {e}")
            wrong.append(name)
            continue
        if found["adder"][0] != found["cpython"][0]:
            print(f"{name:16}  results differ: {found['adder'][0][:50]} and {found['cpython'][0][:50]}")
            wrong.append(name)
            continue
        best = {key: min(times) * 1000 for key, (_, times) in found.items()}
        median = statistics.median(found["adder"][1]) * 1000
        ratios[name] = best["adder"] / best["cpython"]
        rows[name] = {**best, "median": median}
        line = f"{name:16}{best['adder']:10.2f}{median:9.2f}{best['cpython']:9.2f}{ratios[name]:7.2f}"
        if "lua" in best:
            lua_ratios[name] = best["adder"] / best["lua"]
            line += f"{best['lua']:9.2f}{lua_ratios[name]:7.2f}"
        print(line, flush=True)
    report = {"rows": rows, "wrong": wrong}
    if ratios:
        report["mean"] = verdict("programs", geometric_mean(list(ratios.values())))
        report["worst"] = verdict("one program", max(ratios.values()))
    if lua_ratios:
        report["lua"] = verdict("lua", geometric_mean(list(lua_ratios.values())))
    if wrong:
        print("  without a figure: " + ", ".join(wrong))
    return report


def cpu_seconds(command):
    """CPU time of a command from its start to its end, the system's part of it included."""
    nothing = [(os.POSIX_SPAWN_OPEN, descriptor, os.devnull, os.O_RDWR, 0) for descriptor in (0, 1)]
    child = os.posix_spawn(command[0], [str(word) for word in command], os.environ, file_actions=nothing)
    _, status, usage = os.wait4(child, 0)
    if status:
        raise Failure(f"{command[0]}: status {status}")
    return usage.ru_utime + usage.ru_stime


def bench_start(options):
    """Start-up, the end included, and peak memory of `-c pass`."""
    ours, theirs = [options.adder, "-c", "pass"], [CPYTHON, "-BSI", "-c", "pass"]
    times = [(cpu_seconds(ours), cpu_seconds(theirs)) for _ in range(max(options.runs, 40))]
    a, c = (min(column) * 1000 for column in zip(*times))
    print(f"  adder {a:.2f} ms, python3 -BSI {c:.2f} ms")
    launcher = ROOT / "build/bench/rss"
    launcher.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["cc", "-Os", "-o", launcher, HERE / "rss.c"], check=True)
    peak = min(int(run([str(launcher), *ours])[0]) for _ in range(5))
    return {"start": verdict("start", a / c), "rss": verdict("rss", peak)}


def bench_compile(options):
    """compile() of a large generated source."""
    script = str(HERE / "compile_throughput.py")
    found = interleave({"adder": [options.adder, script], "cpython": [CPYTHON, "-B", script]}, options.runs)
    a, c = (min(found[name][1]) for name in ("adder", "cpython"))
    lines = int(found["adder"][0])
    print(f"  {lines} lines: adder {a * 1000:.1f} ms ({lines / a / 1000:.0f},000 lines a second), cpython {c * 1000:.1f} ms")
    return verdict("compile", a / c)


def bench_sizes(options):
    """Bytes per object."""
    report = {}
    for line in run([options.adder, str(HERE / "object_sizes.py")]):
        name, _, value = line.partition("\t")
        limit = SIZE_LIMITS.get(name)
        mark = "" if limit is None else f"(at most {limit}) {'ok' if float(value) <= limit + 0.5 else 'TOO MUCH'}"
        print(f"  {name:26}{float(value):10.1f}  {mark}")
        report[name] = float(value)
    return report


def bench_gc(options):
    """Pauses of the collector, and a full collection."""
    report = {}
    for live in (1024, 16 * 1024):
        best = None
        for _ in range(5):
            *histogram, longest, _ = run([options.adder, str(HERE / "gc_pauses.py"), str(live)])
            value = float(longest.partition("\t")[2])
            if best is None or value < best[0]:
                best = value, histogram
        print(f"  {live // 1024} MB live: longest turn {best[0]:.0f} us of CPU time (at most 100) "
              f"{'ok' if best[0] <= 100 else 'TOO MUCH'}")
        print("      " + "  ".join(line.replace("\t", ": ") for line in best[1]))
        report[f"{live} KB"] = best[0]
    full = min(float(run([options.adder, "-X", "heapsize=1M", str(HERE / "gc_full.py")])[0]) for _ in range(options.runs))
    print(f"  full collection of a half-full 1 MB heap: {full:.0f} us (at most 165) {'ok' if full <= 165 else 'TOO MUCH'}")
    report["full"] = full
    return report


def bench_board(options):
    """The collector's pauses on a Cortex-M3, in instructions."""
    board = "mps2-an385"
    if not (ROOT / f"build/firmware-{board}/adder.elf").exists():
        print(f"  no firmware: ./dev build firmware-{board} makes it")
        return {}
    counted = ["-icount", "shift=0,sleep=off"]
    return verdict("board", 1000 * int(run(on_board.command(board, [str(HERE / "gc_board.py")]) + counted)[0]))


def parse_arguments():
    parser = argparse.ArgumentParser(prog="./dev bench", description=__doc__.split("\n")[0])
    parser.add_argument("sections", nargs="*", choices=[[], *SECTIONS], metavar="SECTION", help=", ".join(SECTIONS))
    parser.add_argument("-k", action="append", default=[], metavar="NAME", help="only programs whose name contains it")
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--adder", default=str(ROOT / "build/release/adder"), help="another command to measure")
    parser.add_argument("--json", metavar="FILE", help="write the figures there as well")
    parser.add_argument("--list", action="store_true", help="name sections and programs, and end")
    return parser.parse_args()


def main():
    options = parse_arguments()
    if options.list:
        print("sections: " + ", ".join(SECTIONS) + "; and `sensor` for DSP and ML")
        for path in sorted(PROGRAMS.glob("*.py")):
            first = path.read_text(encoding="utf-8").split('"""')[1].strip().split("\n")[0]
            print(f"{path.stem:16}{'lua ' if path.with_suffix('.lua').exists() else '    '} {first}")
        return 0
    if not os.access(options.adder, os.X_OK):
        print(f"{options.adder} is not there yet: ./dev build makes it", file=sys.stderr)
        return 2
    report = {}
    for section in options.sections or SECTIONS:
        print(f"== {section}")
        try:
            report[section] = globals()["bench_" + section](options)
        except (Failure, subprocess.CalledProcessError, subprocess.TimeoutExpired, ValueError) as e:
            print(f"  {e}")
            report[section] = {"failed": str(e)}
    if options.json:
        Path(options.json).write_text(json.dumps(report, indent=2) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
