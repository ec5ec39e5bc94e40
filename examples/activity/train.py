#!/usr/bin/python3
"""Trains the activity model: features by the node's own window.py under Adder, a random forest by scikit-learn.

./train.py                    on recordings of the motion model; writes activity.model
./train.py --data DIR         on real ones: DIR/*_LABEL.npy, int16 rows of x, y, z at 100 Hz (cut files are read as far as
                              they go); writes the model that -o names, else none

Prints accuracy and confusion matrix of a cross-validation in which all windows of a recording (of a person, for the motion
model) are on the same side, and writes the matrix as confusion.png."""
import argparse
import os
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import StratifiedGroupKFold, cross_val_predict

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(HERE)]
import motion  # noqa: E402
from train.agreement import agreement  # noqa: E402
from train.device import DeviceModel, adder_command  # noqa: E402
from train.estimators import from_sklearn  # noqa: E402


def read_npy(path):
    """Rows of x, y, z of an .npy file; of a cut one those that are there. None, with a warning, when there are none."""
    try:
        with open(path, "rb") as file:
            version = np.lib.format.read_magic(file)
            read = np.lib.format.read_array_header_1_0 if version == (1, 0) else np.lib.format.read_array_header_2_0
            shape, fortran, kind = read(file)
            content = file.read()
    except (ValueError, OSError) as error:
        print(f"warning: {path.name} was left out: {error}", file=sys.stderr)
        return None
    if len(shape) != 2 or shape[1] != 3 or fortran or kind.itemsize != 2 or kind.kind != "i":
        print(f"warning: {path.name} was left out: int16 rows of 3 are wanted, not {kind} {shape}", file=sys.stderr)
        return None
    rows = np.frombuffer(content[:len(content) // 6 * 6], kind).reshape(-1, 3)[:shape[0]]
    if len(rows) < shape[0]:
        print(f"warning: {path.name} is cut: {len(rows)} of {shape[0]} rows", file=sys.stderr)
    return rows.astype("<i2") if len(rows) else None


def read_folder(folder):
    """(name, rows) of the recordings of a folder."""
    found = []
    for path in sorted(Path(folder).glob("*_*.npy")):
        rows = read_npy(path)
        if rows is not None:
            found.append((path.stem, rows))
    if not found:
        sys.exit(f"train.py: {folder} holds no readable recordings: files named *_LABEL.npy are wanted")
    return found


def device_features(recordings):
    """(numbers of the recordings, features) of all windows, computed by Adder."""
    with tempfile.TemporaryDirectory() as folder:
        with open(Path(folder, "recordings"), "wb") as file:
            for _, rows in recordings:
                file.write(struct.pack("<I", len(rows)) + np.ascontiguousarray(rows).tobytes())
        environment = {**os.environ, "ADDERPATH": str(HERE), "MICROPYPATH": str(HERE)}
        subprocess.run([adder_command(), str(HERE / "features.py")], cwd=folder, env=environment, check=True)
        table = np.frombuffer(Path(folder, "features").read_bytes(), "<f4").reshape(-1, 93)
    return table[:, 0].astype(int), table[:, 1:]


def forest():
    return RandomForestClassifier(20, max_leaf_nodes=24, min_samples_leaf=2, class_weight="balanced", random_state=3)


def validate(features, labels, groups):
    """Cross-validated predictions, and the number of folds."""
    least = min(len(set(groups[labels == label])) for label in set(labels))
    if least < 2:
        sys.exit("train.py: every label needs recordings of at least two groups to be split")
    folds = min(5, least)
    split = StratifiedGroupKFold(folds, shuffle=True, random_state=0)
    return cross_val_predict(forest(), features, labels, groups=groups, cv=split), folds


def print_matrix(matrix, names):
    width = max(7, *(len(name) for name in names))
    print(" " * width + "".join(f"{name:>{width + 1}}" for name in names) + "   found")
    for name, row in zip(names, matrix):
        print(f"{name:>{width}}" + "".join(f"{count:{width + 1}}" for count in row) + f"   {row[names.index(name)] / row.sum():.3f}")


def draw_matrix(matrix, names, title, path):
    import matplotlib
    matplotlib.use("Agg")
    import matplotlib.pyplot as plot
    shares = matrix / matrix.sum(1, keepdims=True)
    figure, axes = plot.subplots(figsize=(1.9 + 0.85 * len(names), 1.6 + 0.75 * len(names)), dpi=110)
    axes.imshow(shares, cmap="Blues", vmin=0, vmax=1)
    for i, row in enumerate(matrix):
        for j, count in enumerate(row):
            axes.text(j, i, f"{count}", ha="center", va="center", color="white" if shares[i, j] > 0.55 else "#222222")
    axes.set_xticks(range(len(names)), names, rotation=30, ha="right")
    axes.set_yticks(range(len(names)), names)
    axes.set(xlabel="predicted", ylabel="true", title=title)
    figure.tight_layout()
    figure.savefig(path)
    print("confusion matrix:", path)


def write_model(features, labels, names, path):
    """Trains on everything and converts; the device must decide as scikit-learn does."""
    estimator = forest().fit(features, np.searchsorted(names, labels))
    data = from_sklearn(estimator, names=names).bytes()
    device = DeviceModel(data)
    part, sentence = agreement(estimator, device, features)
    print(f"{path}: {len(data)} bytes, {device.ram} bytes of RAM; agreement with scikit-learn {part:.4f} ({sentence})")
    if part < 0.995:
        sys.exit("train.py: the converted model differs from the original; nothing was written")
    Path(path).write_bytes(data)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", metavar="DIR", help="folder of real recordings")
    parser.add_argument("-o", "--output", metavar="FILE", help="model to write")
    parser.add_argument("--picture", default="confusion.png", metavar="FILE", help="where the confusion matrix goes")
    options = parser.parse_args()
    if adder_command() is None:
        sys.exit("train.py: there is no command `adder`: ./dev build, or set ADDER")
    if options.data is not None and not Path(options.data).is_dir():
        sys.exit(f"train.py: {options.data} is not a folder")
    recordings = read_folder(options.data) if options.data else list(motion.recordings())
    numbers, features = device_features(recordings)
    if not len(features):
        sys.exit("train.py: no recording is as long as a window of 128 rows")
    names = np.array([name for name, _ in recordings])
    labels = np.array([name.rsplit("_", 1)[1] for name in names])[numbers]
    groups = np.array([name.split(".")[0] for name in names])[numbers]
    print(f"{len(recordings)} recordings, {len(features)} windows, {len(set(groups))} groups")
    predicted, folds = validate(features, labels, groups)
    classes = sorted(set(labels))
    matrix = np.array([[np.sum((labels == a) & (predicted == b)) for b in classes] for a in classes])
    accuracy = np.mean(predicted == labels)
    print(f"accuracy: {accuracy:.3f} in {folds} folds\n")
    print_matrix(matrix, classes)
    draw_matrix(matrix, classes, f"accuracy {accuracy:.3f}, {len(labels)} windows", options.picture)
    output = options.output or (None if options.data else str(HERE / "activity.model"))
    if output:
        write_model(features, labels, classes, output)


if __name__ == "__main__":
    main()
