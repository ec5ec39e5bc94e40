# timeout: 600
"""The image classifier as its README says: frames, program, chart, MNIST's network; training for a few epochs."""
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
ADDER = os.environ.get("ADDER", str(ROOT / "build/release/adder"))
counts = {"passed": 0, "failed": 0, "skipped": 0}


def check(name, good, shown=""):
    counts["passed" if good else "failed"] += 1
    if not good:
        print(f"FAILED {name}\n{shown}")


def run(*words):
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, timeout=280)
    return done.returncode, done.stdout + done.stderr


def mnist_folders():
    """The network and digits of the repository, and real ones in $ADDER_DATA or shared/data beside the project."""
    folders = [ROOT / "tests/data/mnist", Path(os.environ.get("ADDER_DATA", ROOT / "../shared/data")) / "mnist"]
    return [folder for folder in folders if folder.is_dir()]


def check_program():
    for name in ("main.py", "picture.py", "board.toml", "digits.model"):
        shutil.copy(HERE / name, "app")
    status, shown = run(sys.executable, HERE / "scene.py", "app/frames")
    check("frames", status == 0 and len(os.listdir("app/frames")) == 12, shown)
    status, shown = run(ADDER, "run", "app", "--trace", "door.vcd")
    check("the door opens for each 7", status == 0 and "the door opened 3 times" in shown, shown)
    check("every digit is seen", [d for d in re.findall(r"digit (\d)", shown)] == list("371075927846"), shown)
    status, shown = run(sys.executable, HERE / "chart.py", "seen.csv", "app/frames", "seen.png")
    check("chart", status == 0 and "12 of 12" in shown and os.path.getsize("seen.png") > 5000, shown)
    shutil.rmtree("app/frames")
    status, shown = run(ADDER, "run", "app")
    check("no pictures", status != 0 and "frames" in shown, shown)


def check_mnist():
    for folder in mnist_folders():
        status, shown = run(ADDER, HERE / "mnist.py", folder)
        check(f"MNIST of {folder}", status == 0 and "5 of 5 right" in shown, shown)


def check_training():
    status, shown = run(sys.executable, HERE / "train.py", "--epochs", "2", "-o", "new.model")
    found = re.search(r"([0-9.]+) in int8", shown)
    check("training", status == 0 and found and float(found[1]) > 0.85, shown)
    check("size of the model", os.path.exists("new.model") and os.path.getsize("new.model") < 6000)


os.makedirs("app", exist_ok=True)
check_program()
check_mnist()
check_training()
print(", ".join(f"{count} {verdict}" for verdict, count in counts.items()))
sys.exit(1 if counts["failed"] else 0)
