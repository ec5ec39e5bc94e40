"""Runs a converted model by the device's own code: the command `adder`, which $ADDER names, else the project's release build,
else the one in PATH."""
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = Path(__file__).resolve().parent / "on_device.py"  # runs under Adder
TYPECODES = {"float32": "f", "int16": "h", "uint8": "B"}


class DeviceError(ValueError):
    """The device refuses the file or the data; the message says what is wrong and where."""


def adder_command():
    """Path of the command; None when there is none."""
    named = os.environ.get("ADDER") or str(ROOT / "build/release/adder")
    return named if os.path.exists(named) else shutil.which("adder")


class DeviceModel:
    """A model file as `ml` sees it: inputs, outputs, ram (bytes it needs beside the file), task, labels."""

    def __init__(self, data):
        self.command = adder_command()
        if self.command is None:
            raise DeviceError("there is no command `adder` to run the model: ./dev build, or set ADDER")
        self.data = bytes(data)
        lines = self._run({})[0].splitlines()
        self.inputs, self.outputs, self.ram = map(int, lines[0].split())
        self.task, self.labels = lines[1], lines[2:]

    def run(self, rows):
        """(outputs, decisions) of rows of float32, int16 or uint8 features; other types are taken as float32."""
        rows = np.ascontiguousarray(rows)
        if rows.dtype.name not in TYPECODES:
            rows = rows.astype(np.float32)
        rows = rows.reshape(len(rows), -1)
        if rows.shape[1] != self.inputs:
            raise DeviceError(f"rows have {rows.shape[1]} features, the model takes {self.inputs}")
        _, results = self._run({"rows": rows.tobytes()}, TYPECODES[rows.dtype.name])
        table = np.frombuffer(results, dtype="<f4").reshape(len(rows), self.outputs + 1)
        return table[:, :-1], table[:, -1].astype(int)

    def _run(self, files, *words):
        """(what the script printed, the file it wrote)."""
        with tempfile.TemporaryDirectory() as folder:
            for name, content in {"model": self.data, **files}.items():
                Path(folder, name).write_bytes(content)
            done = subprocess.run([self.command, str(SCRIPT), *words], cwd=folder, capture_output=True, text=True)
            if done.returncode:
                message = (done.stderr.strip().splitlines() or [f"{self.command} ended with status {done.returncode}"])[-1]
                raise DeviceError(message.removeprefix("ValueError: "))
            results = Path(folder, "results")
            return done.stdout, results.read_bytes() if results.exists() else b""
