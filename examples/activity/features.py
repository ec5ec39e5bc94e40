# Runs under Adder on the PC: reads the file `recordings` (for each: u32 rows, then rows of x, y, z as int16) and writes
# `features`: for each window f32 number of the recording, 92 f32 features.
import array
import struct

from window import HOP, Window

window = Window()
with open("recordings", "rb") as source, open("features", "wb") as target:
    number = 0
    while True:
        head = source.read(4)
        if not head:
            break
        rows = struct.unpack("<I", head)[0]
        samples = memoryview(array.array("h", source.read(6 * rows)))
        window.restart()
        for start in range(0, rows - HOP + 1, HOP):
            for axis, newest in enumerate(window.newest):
                at = 3 * start + axis
                for i in range(HOP):
                    newest[i] = samples[at]
                    at += 3
            features = window.features()
            if features is not None:
                target.write(struct.pack("<f", number))
                target.write(features)
        number += 1
