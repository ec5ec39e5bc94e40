"""Strips of addressable lights: WS2812, SK6812 and kin. Set items, then write()."""
from machine import bitstream


class NeoPixel:
    ORDER = (1, 0, 2, 3)  # where red, green, blue and white lie among the bytes of a light

    def __init__(self, pin, n, bpp=3, timing=1):
        """bpp: bytes of a light, 4 with white. timing: 1 for 800 kHz, 0 for 400 kHz, or four times in ns."""
        self.pin = pin
        self.n = n
        self.bpp = bpp
        self.buf = bytearray(n * bpp)
        self.pin.init(pin.OUT)
        if isinstance(timing, int):
            timing = (400, 850, 800, 450) if timing else (800, 1700, 1600, 900)
        self.timing = timing

    def __len__(self):
        return self.n

    def _offset(self, index):
        if not -self.n <= index < self.n:
            raise IndexError("the strip has %d lights" % self.n)
        return index % self.n * self.bpp

    def __setitem__(self, index, colour):
        offset = self._offset(index)
        for i in range(self.bpp):
            self.buf[offset + self.ORDER[i]] = colour[i]

    def __getitem__(self, index):
        offset = self._offset(index)
        return tuple(self.buf[offset + self.ORDER[i]] for i in range(self.bpp))

    def fill(self, colour):
        for i in range(self.bpp):
            value = colour[i]
            for offset in range(self.ORDER[i], len(self.buf), self.bpp):
                self.buf[offset] = value

    def write(self):
        bitstream(self.pin, 0, self.timing, self.buf)
