"""Runs the tests, two at a time, and ends with one line: N passed, N failed, N skipped.

    tests/run.py [--mode=release ...] [--quick] [-k PATTERN ...] [--list] [--slowest N] [-v]

What a test is and what it may say about itself: tests/README.md. `./dev test` builds first and then comes here.
"""
import argparse
import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from harness import cases  # noqa: E402
from harness.gaps import Gaps  # noqa: E402

SHOWN_FAILURES = 40


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mode", action="append", help="a build: " + ", ".join(cases.HOST_MODES) + ", firmware-BOARD")
    parser.add_argument("--quick", action="store_true", help="only the release build")
    parser.add_argument("-k", action="append", default=[], metavar="PATTERN", help="names that contain it")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 2)
    parser.add_argument("--list", action="store_true", help="name the tests and end")
    parser.add_argument("--slowest", type=int, default=0, metavar="N", help="show the N slowest")
    parser.add_argument("-v", action="store_true", help="name each test as it ends")
    return parser.parse_args()


class Report:
    """Counts results and shows failures as they come."""

    def __init__(self, total, verbose):
        self.total = total
        self.verbose = verbose
        self.done = 0
        self.counts = {"passed": 0, "failed": 0, "skipped": 0}
        self.per_mode = {}
        self.seconds = {}  # of each mode, summed over its tests
        self.failures = []
        self.skips = {}
        self.timings = []
        self.live = sys.stderr.isatty() and not verbose
        self.gaps = Gaps()
        self.closed_gaps = []

    def add(self, results):
        self.done += 1
        for result in results:
            gap = self.gaps.reason(result.mode, result.name)
            if gap is not None and result.verdict == "failed":
                result.verdict, result.detail = "skipped", f"known gap: {gap}"
            elif gap is not None and result.verdict == "passed":
                self.closed_gaps.append(f"[{result.mode}] {result.name}")
            self.counts[result.verdict] += result.count
            mode = self.per_mode.setdefault(result.mode, {"passed": 0, "failed": 0, "skipped": 0})
            mode[result.verdict] += result.count
            self.seconds[result.mode] = self.seconds.get(result.mode, 0) + result.seconds
            self.timings.append((result.seconds, result.mode, result.name))
            if result.verdict == "failed":
                self.failures.append(result)
                if len(self.failures) <= SHOWN_FAILURES:
                    self.show(result)
            elif result.verdict == "skipped":
                self.skips.setdefault(result.detail, []).append(result.name)
            elif self.verbose:
                print(f"ok   [{result.mode}] {result.name}  {result.seconds:.2f} s")
        if self.live:
            print(f"\r{self.done}/{self.total}  {self.counts['failed']} failed ", end="", file=sys.stderr, flush=True)

    def show(self, result):
        if self.live:
            print("\r" + " " * 30 + "\r", end="", file=sys.stderr, flush=True)
        print(f"FAIL [{result.mode}] {result.name}")
        for line in result.detail.rstrip().splitlines()[:30]:
            print("    " + line)
        sys.stdout.flush()

    def close(self, slowest, seconds):
        if self.live:
            print("\r" + " " * 30 + "\r", end="", file=sys.stderr, flush=True)
        for reason, names in self.skips.items():
            print(f"skipped {len(names)}: {reason} ({', '.join(names[:3])}{', ...' if len(names) > 3 else ''})")
        for name in self.closed_gaps:
            print(f"passes, remove it from tests/gaps.txt: {name}")
        for seconds_taken, mode, name in sorted(self.timings, reverse=True)[:slowest]:
            print(f"{seconds_taken:8.2f} s  [{mode}] {name}")
        if len(self.failures) > SHOWN_FAILURES:
            print("failed as well:")
            for result in self.failures[SHOWN_FAILURES:]:
                print(f"    [{result.mode}] {result.name}")
        for mode, counts in self.per_mode.items():
            print(f"{mode:20} " + ", ".join(f"{count} {verdict}" for verdict, count in counts.items()) +
                  f"; {self.seconds[mode]:.0f} s of running")
        print(f"{seconds:.0f} s")
        print(", ".join(f"{count} {verdict}" for verdict, count in self.counts.items()), flush=True)


def main():
    options = parse_arguments()
    modes = ["release"] if options.quick and not options.mode else options.mode or cases.HOST_MODES
    chosen = sorted(cases.collect(modes, options.k), key=cases.longest_first)
    if options.list:
        for case in chosen:
            print(f"[{case.mode}] {case.name}")
        return 0
    missing = [mode for mode in modes if not cases.is_built(mode)]
    if missing:
        print(f"no adder in build/{', build/'.join(missing)}: scripts do not run there")
    started = time.monotonic()
    report = Report(len(chosen), options.v)
    with ThreadPoolExecutor(max_workers=options.jobs) as pool:
        for future in as_completed([pool.submit(case.run) for case in chosen]):
            report.add(future.result())
    report.close(options.slowest, time.monotonic() - started)
    return 1 if report.counts["failed"] or not report.counts["passed"] else 0


if __name__ == "__main__":
    sys.exit(main())
