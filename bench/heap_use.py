"""What a heap of a fixed size holds: the longest list, the largest bytearray, the deepest recursion, the longest history of
a sensor loop. `bench/heap_use.py [ADDER] [--heaps 48,64] [--rounds N]` prints a table: the count reached, and the share
of the heap that was in use by then.
"""
import argparse
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
GROWING = ["ints", "tuples", "bytes", "dict", "recursion"]
HEAPS = [48, 64, 96, 128, 256, 1024]  # KB


def run(adder, kilobytes, text):
    """(count, bytes in use) that the script prints; None when it ends in an error."""
    done = subprocess.run([adder, "-X", f"heapsize={kilobytes}k", "-"], input=text, capture_output=True, text=True,
                          timeout=600)
    words = done.stdout.split()
    if done.returncode < 0:
        raise SystemExit(f"{kilobytes} KB: status {done.returncode}\n{done.stderr[-1000:]}")
    return (int(words[-2]), int(words[-1])) if done.returncode == 0 and len(words) >= 2 else None


def grow(adder, kilobytes, name):
    return run(adder, kilobytes, (HERE / "heap" / f"{name}.py").read_text())


def churn(adder, kilobytes, keep, rounds):
    text = (HERE / "heap" / "churn.py").read_text()
    return run(adder, kilobytes, f"KEEP = {keep}\nROUNDS = {rounds}\n" + text)


def longest_history(adder, kilobytes, rounds):
    """The most readings with which the loop goes through all its rounds."""
    low, high, best = 0, 8 * kilobytes, None
    while high - low > max(1, low // 50):
        keep = (low + high) // 2
        found = churn(adder, kilobytes, keep, max(rounds, 4 * keep))
        if found:
            low, best = keep, found
        else:
            high = keep
    return best


def cell(found, kilobytes):
    if not found:
        return "-"
    return f"{found[0]} ({found[1] / kilobytes / 10.24:.0f} %)" if found[1] else str(found[0])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("adder", nargs="?", default=str(HERE.parent / "build/release/adder"))
    parser.add_argument("--heaps", default=",".join(map(str, HEAPS)), help="KB, separated by commas")
    parser.add_argument("--rounds", type=int, default=5000, help="of the sensor loop")
    options = parser.parse_args()
    print("| heap, KB | " + " | ".join(GROWING) + " | history |\n|" + "---|" * (len(GROWING) + 2))
    for kilobytes in map(int, options.heaps.split(",")):
        row = [cell(grow(options.adder, kilobytes, name), kilobytes) for name in GROWING]
        row.append(cell(longest_history(options.adder, kilobytes, options.rounds), kilobytes))
        print(f"| {kilobytes} | " + " | ".join(row) + " |", flush=True)


if __name__ == "__main__":
    main()
