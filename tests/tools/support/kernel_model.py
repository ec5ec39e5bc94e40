"""A model file opened by the kernels' shared library, in this process: thousands of models and damaged files are quick so.
train/device.py does the same through the command `adder`."""
import ctypes

import numpy as np

TYPES = {"float32": 0, "int16": 1, "uint8": 2}


class Refused(ValueError):
    """The kernels refuse the file; the message says what is wrong and where."""


class KernelModel:
    """inputs, outputs, scratch_bytes, task, input_type and model_bytes of an opened file."""

    def __init__(self, data, library):
        self.lib = library.handle
        self.lib.k_model_open.restype = ctypes.c_void_p
        self.lib.k_model_label.restype = ctypes.c_size_t
        error, info = ctypes.create_string_buffer(200), (ctypes.c_uint32 * 6)()
        self.handle = self.lib.k_model_open(bytes(data), ctypes.c_size_t(len(data)), error, ctypes.c_size_t(200), info)
        if not self.handle:
            raise Refused(error.value.decode())
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
        assert rows.shape[1] == self.inputs
        out = np.zeros((len(rows), self.outputs), dtype=np.float32)
        decisions = np.zeros(len(rows), dtype=np.int32)
        good = self.lib.k_model_run(ctypes.c_void_p(self.handle), TYPES[rows.dtype.name], rows.ctypes.data_as(ctypes.c_void_p),
                                    ctypes.c_size_t(len(rows)), out.ctypes.data_as(ctypes.c_void_p),
                                    decisions.ctypes.data_as(ctypes.c_void_p))
        assert good, f"the model does not take {rows.dtype.name} features"
        return out, decisions

    def label(self, index):
        text = ctypes.create_string_buffer(255)
        count = self.lib.k_model_label(ctypes.c_void_p(self.handle), ctypes.c_size_t(index), text, ctypes.c_size_t(255))
        return text.raw[:count].decode()
