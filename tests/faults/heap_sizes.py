# modes: release debug single
# timeout: 200
"""A heap of any small size is usable: it holds what its size lets expect, and a sensor loop goes on in it for long.

Every 8 KB from 48 to 256 KB: what one container reaches before the MemoryError, as a share of the heap, and a loop that keeps a
history of readings (bench/heap/).
"""
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(os.environ["ADDER_ROOT"])
ADDER = os.environ["ADDER"]
sys.path.insert(0, str(ROOT / "bench"))
import heap_use  # noqa: E402

# Share of the heap in use, in per cent, when the container can grow no more.
LEAST_SHARE = {48: 76, 64: 80, 96: 84, 128: 86}
# Calls of a recursion, and readings that the history keeps, for each KB beyond what the program needs.
CALLS = 6
READINGS = 3
# The debug build's native frames are wide and hold stale words, each of which may keep one dead object, however large.
DEBUG = os.environ["ADDER_BUILD"].endswith("debug")


def least_share(kilobytes):
    return max(share for size, share in LEAST_SHARE.items() if size <= kilobytes)


def problems_of(kilobytes):
    found = []
    for name in ("ints", "tuples", "bytes", "dict"):
        reached = heap_use.grow(ADDER, kilobytes, name)
        share = reached[1] / kilobytes / 10.24 if reached else 0
        # A dict's index doubles at once, so that it may end up a little short.
        wanted = least_share(kilobytes) - (5 if name == "dict" else 40 if name == "bytes" and DEBUG else 0)
        if share < wanted:
            found.append(f"{name}: {reached}: {share:.0f} %, wanted {wanted}")
    calls = heap_use.grow(ADDER, kilobytes, "recursion")
    if not calls or calls[0] < CALLS * (kilobytes - 8):
        found.append(f"recursion: {calls}")
    keep = (READINGS - DEBUG) * (kilobytes - 16)
    if not heap_use.churn(ADDER, kilobytes, keep, 3000):
        found.append(f"a history of {keep} readings does not fit")
    return [f"{kilobytes} KB: {problem}" for problem in found]


with ThreadPoolExecutor(2) as pool:
    problems = sum(pool.map(problems_of, range(48, 257, 8)), [])
print("\n".join(problems))
sys.exit(bool(problems))
