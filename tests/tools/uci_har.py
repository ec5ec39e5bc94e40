"""The published activity model (10 trees, 92 features) through emlearn_trees and through ml: both decide as its CSV says."""
import os
import subprocess
import sys
from pathlib import Path

import numpy as np

ROOT = Path(os.environ.get("ADDER_ROOT", Path(__file__).resolve().parents[2]))
ADDER = os.environ.get("ADDER", str(ROOT / "build/release/adder"))
DATA = ROOT / "tests/data/uci_har"
sys.path.insert(0, str(ROOT))
from train import trees  # noqa: E402
from train.convert import convert_csv  # noqa: E402
from train.device import DeviceModel  # noqa: E402

PROGRAM = """
import array
import emlearn_trees
model = emlearn_trees.new(10, 1000, 100)
with open("model.csv", "r") as file:
    emlearn_trees.load_model(model, file)
out = array.array("f", range(model.outputs()))
with open("rows", "rb") as file:
    for _ in range(60):
        model.predict(array.array("h", file.read(184)), out)
        print(" ".join(str(v) for v in out))
"""


class Arguments:
    model, names = str(DATA / "uci_har.trees.csv"), None


def main():
    data = np.load(DATA / "uci_har.testdata.npz")
    rows, truth = data["X"], data["Y"]
    text = (DATA / "uci_har.trees.csv").read_text()
    wanted = trees.predict(trees.read_csv(text), rows)
    Path("model.csv").write_text(text)
    Path("rows").write_bytes(rows.astype("<i2").tobytes())
    Path("program.py").write_text(PROGRAM)
    done = subprocess.run([ADDER, "program.py"], capture_output=True, text=True, timeout=280)
    if done.returncode:
        print(done.stderr)
        return 1
    found = np.array([[float(v) for v in line.split()] for line in done.stdout.splitlines()])
    model = DeviceModel(convert_csv(Arguments, None).data)
    outputs, decisions = model.run(rows)
    checks = {
        "votes of emlearn_trees": np.abs(found - wanted).max() < 1e-6,
        "votes of ml": np.abs(outputs - wanted).max() < 1e-6,
        "decisions of ml": bool(np.all(decisions == wanted.argmax(1))),
        f"accuracy {np.mean(decisions == truth):.3f}": np.mean(decisions == truth) > 0.8,
    }
    for name, good in checks.items():
        if not good:
            print("FAILED", name)
    print(f"accuracy {np.mean(decisions == truth):.3f} on {len(rows)} windows")
    print(f"{sum(checks.values())} passed, {len(checks) - sum(checks.values())} failed, 0 skipped")
    return 0 if all(checks.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
