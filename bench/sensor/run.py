"""DSP and ML against the limits of the sensor node and against plain C: `./dev bench sensor [--runs N] [--json FILE]`.

Each row is measured from Python (a program's own view), and as kernel and plain loop in C++ (-O2). The two programs take
turns; the minimum of the runs counts."""
import argparse
import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
BUILD = ROOT / "build/release"
DATA = ROOT / "build/bench/sensor"

# Limits in microseconds from Python, and what emlearn-micropython takes for the same on the machine it was measured on.
ROWS = {
    "digits forest": (0.9, 1.37),
    "digits forest, emlearn_trees names": (None, 1.37),
    "biquads float32, 2000 x 3": (12, 24),
    "biquads Q15, 2000 x 3": (20, 23),
    "FFT 512 complex": (3, 5.0),
    "FFT 1024 complex": (7, 10.8),
    "MNIST int8 network": (12, 22.3),
    "MNIST float32 network": (12, 23.2),
    "92 features, 128 x 3": (15, 362),
    "int16 to float32, 2000": (0.6, 2.7),
    "float32 to int16, 2000": (0.6, 2.7),
    "sound level block of 125 ms": (25, 695),
}
MODEL_LIMIT = 10240  # bytes of the digits forest
BIQUAD_RATIO = 1.2   # against plain C
Q15_ERROR = 0.001    # of full scale, against the same filter in float32


def lines(*command):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{Path(command[0]).name} ended with status {done.returncode}: {done.stderr.strip()[-400:]}")
    return [line.split("\t") for line in done.stdout.splitlines()]


def least(found, name, values):
    found[name] = [min(pair) for pair in zip(found.get(name, values), values)]


def measure(runs):
    """(microseconds from Python, [kernel, plain C]) by row."""
    python, kernels = {}, {}
    for _ in range(runs):
        for name, value in lines(BUILD / "adder", HERE / "through_python.py", DATA):
            least(python, name, [float(value)])
        for name, *values in lines(BUILD / "sensor_kernels_bench", DATA):
            least(kernels, name, [float(value) for value in values])
    return {name: value[0] for name, value in python.items()}, kernels


def verdict(good):
    return "ok" if good else "MISSED"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--json", help="write the figures there")
    options = parser.parse_args()
    subprocess.run(["cmake", "--build", str(BUILD), "--target", "sensor_kernels_bench"], check=True, stdout=subprocess.DEVNULL)
    accuracy = lines(sys.executable, "-B", HERE / "data.py", DATA)[0][0]
    python, kernels = measure(options.runs)
    print(f"{'microseconds':36}{'Python':>9}{'kernel':>9}{'plain C':>9}{'ratio':>7}{'limit':>8}{'peer':>8}")
    missed = 0
    for name, (limit, peer) in ROWS.items():
        kernel, plain = kernels.get(name, (None, None))
        good = limit is None or python[name] <= limit
        missed += not good
        beside = f"{kernel:9.2f}{plain:9.2f}{kernel / plain:7.2f}" if kernel else " " * 25
        print(f"{name:36}{python[name]:9.2f}{beside}{'' if limit is None else limit:>8}{peer:8}"
              f"  {verdict(good) if limit else ''}")
    size = (DATA / "forest.model").stat().st_size
    ratio = python["biquads float32, 2000 x 3"] / kernels["biquads float32, 2000 x 3"][1]
    checks = {
        f"digits forest: accuracy {python['accuracy']:.4f}, scikit-learn's {accuracy}": f"{python['accuracy']:.4f}" == accuracy,
        f"digits forest: {size} bytes (at most {MODEL_LIMIT})": size <= MODEL_LIMIT,
        f"biquads from Python against plain C: {ratio:.2f} (at most {BIQUAD_RATIO})": ratio <= BIQUAD_RATIO,
    }
    error = python["q15 error"]
    checks[f"Q15 biquads: error {error:.4%} of full scale (at most {Q15_ERROR:.1%})"] = error <= Q15_ERROR
    for kind in ("int8", "float32"):
        used, header = kernels[f"arena {kind}"]
        checks[f"MNIST {kind}: arena {used:.0f} bytes (header {header:.0f})"] = used <= header
    for text, good in checks.items():
        missed += not good
        print(f"{text}  {verdict(good)}")
    if options.json:
        Path(options.json).write_text(json.dumps({"python": python, "kernels": kernels, "missed": missed}, indent=1))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
