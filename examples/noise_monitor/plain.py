# The noise monitor's measurement in plain Python, for comparison with main.py: the same microphone, the same A-weighting
# as three biquads, the same fast level. Correct, and too slow for a small processor: the report at the end of
#
#     adder run plain.py --board board.toml --for 20s
#
# shows the samples that were lost.
import array
import math
import time

from machine import I2S, Pin

RATE = 16000
BLOCK = RATE // 8
CALIBRATION = 120.0
# A-weighting at 16 kHz; b0, b1, b2, a1, a2 of each section, as dsp.weighting("A", 16000) designs them.
SECTIONS = (
    (0.99195957, -1.98391914, 0.99195957, -1.98388672, 0.98395157),
    (0.85460860, -1.70921719, 0.85460860, -1.70394516, 0.71448916),
    (1.09812295, 0.78772366, 0.05011521, 0.56376565, -0.02511100),
)


class Biquad:
    def __init__(self, b0, b1, b2, a1, a2):
        self.b0 = b0
        self.b1 = b1
        self.b2 = b2
        self.a1 = a1
        self.a2 = a2
        self.s1 = 0.0
        self.s2 = 0.0

    def process(self, x):
        y = self.b0 * x + self.s1
        self.s1 = self.b1 * x - self.a1 * y + self.s2
        self.s2 = self.b2 * x - self.a2 * y
        return y


class Meter:
    def __init__(self):
        self.filters = [Biquad(*section) for section in SECTIONS]
        self.weight = 1 - math.exp(-1 / (0.125 * RATE))
        self.mean = 0.0

    def run(self, samples):
        for sample in samples:
            x = sample / 32768
            for each in self.filters:
                x = each.process(x)
            self.mean += self.weight * (x * x - self.mean)

    def level(self):
        return 10 * math.log10(self.mean + 1e-20) + CALIBRATION


def main():
    microphone = I2S(0, sck=Pin(18), ws=Pin(19), sd=Pin(20), mode=I2S.RX, bits=16,
                     format=I2S.MONO, rate=RATE, ibuf=8 * BLOCK)
    samples = array.array("h", bytes(2 * BLOCK))
    meter = Meter()
    blocks = 0
    started = time.ticks_ms()
    try:
        while True:
            microphone.readinto(samples)
            meter.run(samples)
            blocks += 1
            if blocks % 8 == 0:
                seconds = time.ticks_diff(time.ticks_ms(), started) / 1000
                print("\r%5.1f s of sound in %5.1f s  %5.1f dB(A)" % (blocks / 8, seconds, meter.level()), end="")
    except KeyboardInterrupt:
        pass
    finally:
        microphone.deinit()
    print("\n%.1f s of sound measured" % (blocks / 8))


main()
