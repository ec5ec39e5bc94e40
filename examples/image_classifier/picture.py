# From a camera frame to the classifier's input: runs on the node, and under Adder on the PC to prepare training data, so
# that the network learns from what the node will see.
import array

SIDE = 8  # the network's input is SIDE x SIDE pixels
LEAST_CONTRAST = 40  # grey levels between paper and ink; less is taken for an empty card


class Preparation:
    """Crops the middle square of a grey frame and averages it down; dark ink on light paper becomes 255 on 0."""

    def __init__(self, width, height):
        self.width = width
        self.block = min(width, height) // SIDE
        used = self.block * SIDE
        self.left = (width - used) // 2
        self.top = (height - used) // 2
        self.sums = array.array("i", [0] * (SIDE * SIDE))
        self.pixels = bytearray(SIDE * SIDE)

    def run(self, frame):
        """Returns the pixels; they are overwritten by the next call."""
        view = memoryview(frame)
        block, sums = self.block, self.sums
        for i in range(len(sums)):
            sums[i] = 0
        for row in range(SIDE * block):
            start = (self.top + row) * self.width + self.left
            cell = row // block * SIDE
            for cell in range(cell, cell + SIDE):
                sums[cell] += sum(view[start:start + block])
                start += block
        light = max(sums)
        span = max(light - min(sums), LEAST_CONTRAST * block * block)
        for i in range(len(sums)):
            self.pixels[i] = (light - sums[i]) * 255 // span
        return self.pixels
