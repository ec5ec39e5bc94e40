# Windows over a stream of 3-axis acceleration and their features: runs on the node, and under Adder on the PC to compute
# the features that the model is trained on.
import array

import dsp

RATE = 100       # samples per second
LENGTH = 128     # samples in a window
HOP = 64         # new samples from one window to the next: half overlap


class Window:
    """Put HOP new samples into the views `newest` (x, y, z), then call features()."""

    def __init__(self):
        self.axes = [array.array("h", bytes(2 * LENGTH)) for _ in range(3)]
        self.views = [memoryview(axis) for axis in self.axes]
        self.newest = [view[LENGTH - HOP:] for view in self.views]
        self.values = array.array("f", bytes(4 * dsp.HAR_FEATURES))
        self.restart()

    def restart(self):
        """Forgets the samples: after a gap in the stream."""
        self.filled = 0

    def features(self):
        """The 92 features of the window that ends with `newest`, None until it is full. Overwritten by the next call."""
        self.filled += HOP
        result = None
        if self.filled >= LENGTH:
            dsp.har_features(*self.axes, self.values, True)
            result = self.values
        for view in self.views:
            view[:LENGTH - HOP] = view[HOP:]
        return result
