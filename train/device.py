"""Runs a converted model with the device's own code: the kernels' shared library, built by
`cmake --build build/release --target adder_kernels_test`, or the library the environment's ADDER_KERNELS names."""
import ctypes
import os

import numpy as np

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TYPES = {"float32": 0, "int16": 1, "uint8": 2}


class DeviceError(ValueError):
    """The device refuses the file; the message says what is wrong and where."""


def library_path():
    path = os.environ.get("ADDER_KERNELS") or os.path.join(ROOT, "build/release/libadder_kernels_test.so")
    return path if os.path.exists(path) else None


class DeviceModel:
    """An opened model file. inputs, outputs, scratch_bytes (RAM to run), task, model_bytes (RAM of the open model)."""

    def __init__(self, data, library=None):
        path = library or library_path()
        if path is None:
            raise FileNotFoundError("no kernel library: build target adder_kernels_test, or set ADDER_KERNELS")
        self.lib = ctypes.CDLL(os.path.abspath(path))
        self.lib.k_model_open.restype = ctypes.c_void_p
        self.lib.k_model_label.restype = ctypes.c_size_t
        error, info = ctypes.create_string_buffer(200), (ctypes.c_uint32 * 6)()
        self.handle = self.lib.k_model_open(bytes(data), ctypes.c_size_t(len(data)), error, ctypes.c_size_t(200), info)
        if not self.handle:
            raise DeviceError(error.value.decode())
        self.inputs, self.outputs, self.scratch_bytes, self.task, self.input_type, self.model_bytes = info

    def __del__(self):
        if getattr(self, "handle", None):
            self.lib.k_model_close(ctypes.c_void_p(self.handle))

    def run(self, rows):
        """(outputs, decisions) of rows of float32, int16 or uint8 features."""
        rows = np.ascontiguousarray(rows)
        if rows.dtype.name not in TYPES:
            rows = rows.astype(np.float32)
        rows = rows.reshape(len(rows), -1)
        if rows.shape[1] != self.inputs:
            raise ValueError(f"rows have {rows.shape[1]} features, the model takes {self.inputs}")
        out = np.zeros((len(rows), self.outputs), dtype=np.float32)
        decisions = np.zeros(len(rows), dtype=np.int32)
        good = self.lib.k_model_run(ctypes.c_void_p(self.handle), TYPES[rows.dtype.name], rows.ctypes.data_as(ctypes.c_void_p),
                                    ctypes.c_size_t(len(rows)), out.ctypes.data_as(ctypes.c_void_p),
                                    decisions.ctypes.data_as(ctypes.c_void_p))
        if not good:
            raise ValueError(f"the model does not take {rows.dtype.name} features")
        return out, decisions

    def label(self, index):
        text = ctypes.create_string_buffer(255)
        count = self.lib.k_model_label(ctypes.c_void_p(self.handle), ctypes.c_size_t(index), text, ctypes.c_size_t(255))
        return text.raw[:count].decode()
