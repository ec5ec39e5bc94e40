"""The kernels' shared library (build target adder_kernels_test) for the reference checks, and their small harness."""
import ctypes
import os
import sys

import numpy as np


def load():
    """The library named on the command line, or that of the build in $ADDER_BUILD; without one the test is skipped."""
    path = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("ADDER_BUILD", "build/release") + "/libadder_kernels_test.so"
    if not os.path.exists(path):
        print(f"no {path}: build target adder_kernels_test")
        sys.exit(77)
    return Library(ctypes.CDLL(os.path.abspath(path)))


class Library:
    """Calls library functions; numpy arrays go as pointers, ints as size_t or int, floats as the types named."""

    def __init__(self, handle):
        self.handle = handle

    def call(self, name, types, *values, returns="i"):
        """types: one letter a value: p array, z size_t, i int, f float, d double."""
        kinds = {"z": ctypes.c_size_t, "i": ctypes.c_int, "f": ctypes.c_float, "d": ctypes.c_double}
        function = getattr(self.handle, name)
        function.restype = kinds.get(returns)
        converted = []
        for kind, value in zip(types, values, strict=True):
            if kind == "p":
                assert value.flags["C_CONTIGUOUS"]
                converted.append(ctypes.c_void_p(value.ctypes.data))
            else:
                converted.append(kinds[kind](value))
        return function(*converted)


def f32(x):
    return np.array(x, dtype=np.float32, order="C")


class Checks:
    """Counts and prints comparisons; exit code 1 when one failed."""

    def __init__(self):
        self.passed = self.failed = 0

    def close(self, name, got, want, tolerance):
        got, want = np.asarray(got, dtype=float), np.asarray(want, dtype=float)
        error = np.max(np.abs(got - want)) if got.shape == want.shape and got.size else float("inf")
        self.true(f"{name}: error {error:.3g}, allowed {tolerance:g}", error <= tolerance)

    def true(self, name, good):
        if good:
            self.passed += 1
        else:
            self.failed += 1
            print("FAILED", name)

    def end(self):
        print(f"{self.passed} passed, {self.failed} failed, 0 skipped")
        sys.exit(1 if self.failed else 0)
