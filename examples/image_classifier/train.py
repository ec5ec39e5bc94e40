#!/usr/bin/python3
"""Trains the network on scikit-learn's digits as the camera sees them and writes digits.model (int8).

./train.py [--epochs N]

Needs numpy, scikit-learn and the command `adder`, which prepares the pictures with the node's own picture.py and judges the
converted network. Takes about a minute."""
import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(HERE)]
import scene  # noqa: E402
from train.device import DeviceModel, adder_command  # noqa: E402
from train.fit import fit  # noqa: E402

LAYERS = [("conv", 8, 3), ("conv", 16, 3), ("max_pool", 2), ("conv", 16, 3), ("max_pool", 2), ("dense", 10)]
RENDERINGS = 6  # of each training digit


def prepared(frames):
    """The node's preparation of frames (n, height, width): (n, 8, 8, 1) of bytes."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "frames").write_bytes(np.ascontiguousarray(frames).tobytes())
        environment = {**os.environ, "ADDERPATH": str(HERE), "MICROPYPATH": str(HERE)}
        subprocess.run([adder_command(), str(HERE / "prepare.py")], cwd=folder, env=environment, check=True)
        return np.frombuffer(Path(folder, "pixels").read_bytes(), np.uint8).reshape(-1, 8, 8, 1)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("-o", "--output", default=str(HERE / "digits.model"))
    options = parser.parse_args()
    if adder_command() is None:
        sys.exit("train.py: there is no command `adder`: ./dev build, or set ADDER")
    images, test_images, labels, test_labels = scene.split()
    rng = np.random.default_rng(0)
    images, labels = np.repeat(images, RENDERINGS, 0), np.repeat(labels, RENDERINGS)
    print(f"{len(images)} frames to learn from, {len(test_images)} to test with")
    pixels = prepared(np.stack([scene.frame(ink, rng) for ink in images]))
    test_pixels = prepared(np.stack([scene.frame(ink, rng) for ink in test_images]))
    net = fit(LAYERS, pixels / 255, labels, epochs=options.epochs, seed=1)
    names = [str(digit) for digit in range(10)]
    data = net.to_model(calibration=pixels[::9] / 255, names=names).bytes()
    device = DeviceModel(data)
    wanted = net.run(test_pixels / 255).argmax(1)
    _, decisions = device.run(test_pixels)
    same, right = np.mean(decisions == wanted), np.mean(decisions == test_labels)
    print(f"accuracy: {np.mean(wanted == test_labels):.4f} in float, {right:.4f} in int8 on the device")
    print(f"int8 decides as float in {same:.4f} of the cases; {len(data)} bytes, {device.ram} bytes of RAM")
    if same < 0.98:
        sys.exit("train.py: the int8 network differs too much from the float one; nothing was written")
    Path(options.output).write_bytes(data)
    print("written:", options.output)


if __name__ == "__main__":
    main()
