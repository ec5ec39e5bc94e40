# timeout: 600
"""The activity example as its README says: stream, program, chart; training on the motion model and on real recordings."""
import csv
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
ADDER = os.environ.get("ADDER", str(ROOT / "build/release/adder"))
sys.path.insert(0, str(HERE))
counts = {"passed": 0, "failed": 0, "skipped": 0}


def check(name, good, shown=""):
    counts["passed" if good else "failed"] += 1
    if not good:
        print(f"FAILED {name}\n{shown}")


def run(*words):
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, timeout=280)
    return done.returncode, done.stdout + done.stderr


def recordings_folder():
    """Real recordings: $ADDER_DATA, or the folder shared/data beside the project; None without them."""
    for folder in (os.environ.get("ADDER_DATA"), ROOT / "../shared/data"):
        if folder and (Path(folder) / "gestures").is_dir():
            return Path(folder)
    return None


def check_program():
    import chart
    for name in ("main.py", "window.py", "board.toml", "activity.model"):
        shutil.copy(HERE / name, "app")
    run(sys.executable, HERE / "motion.py", "app/stream.npy", "app/truth.csv")
    status, shown = run(ADDER, "run", "app")
    check("the program runs to the stream's end", status == 0 and "in all:" in shown, shown)
    whole, right = chart.agreement(chart.read("activity.csv"), chart.read("app/truth.csv"))
    check(f"{right} of {whole} windows right", whole > 80 and right >= 0.9 * whole, shown)
    with open("activity.csv", newline="") as file:
        times = [float(row["seconds"]) for row in csv.DictReader(file)]
    steps = [b - a for a, b in zip(times, times[1:])]
    check("a window every 0.64 s", abs(sum(steps) / len(steps) - 0.64) < 0.005, steps)
    status, shown = run(sys.executable, HERE / "chart.py", "activity.csv", "app/truth.csv", "timeline.png")
    check("chart", status == 0 and os.path.getsize("timeline.png") > 5000, shown)
    fault = '\n[[fault]]\nkind = "nack"\ndevice = "accelerometer"\nat = "20s"\nfor = "3s"\n'
    with open("app/board.toml", "a") as file:
        file.write(fault)
    status, shown = run(ADDER, "run", "app")
    late = chart.read("activity.csv")[-1][0]
    check("the sensor away for three seconds", status == 0 and "sensor: " in shown and late > 55, shown)


def check_training():
    status, shown = run(sys.executable, HERE / "train.py", "-o", "new.model")
    found = re.search(r"accuracy: ([0-9.]+)", shown)
    check("training", status == 0 and found and float(found[1]) > 0.95, shown)
    check("a model of the committed one's size", abs(os.path.getsize("new.model") / os.path.getsize(HERE / "activity.model") - 1) < 0.5)
    status, shown = run(sys.executable, HERE / "train.py", "--data", "app")
    check("no recordings", status == 1 and "holds no readable recordings" in shown, shown)
    status, shown = run(sys.executable, HERE / "train.py", "--data", "nowhere")
    check("no folder", status == 1 and "nowhere is not a folder" in shown, shown)
    folder = recordings_folder()
    if folder is None:
        counts["skipped"] += 1
        return
    for name, least in (("gestures", 0.8), ("har_exercises", 0.85)):
        status, shown = run(sys.executable, HERE / "train.py", "--data", folder / name, "--picture", f"{name}.png", "-o", "real.model")
        found = re.search(r"accuracy: ([0-9.]+)", shown)
        check(name, status == 0 and found and float(found[1]) > least and " is cut: " in shown, shown)
        check(f"{name}.png", os.path.getsize(f"{name}.png") > 5000)


os.makedirs("app", exist_ok=True)
check_program()
check_training()
print(", ".join(f"{count} {verdict}" for verdict, count in counts.items()))
sys.exit(1 if counts["failed"] else 0)
