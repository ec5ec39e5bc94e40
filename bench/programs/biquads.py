"""Float kernel: a cascade of biquads over a block of samples, as a class with attributes."""


class Biquad:
    def __init__(self, b0, b1, b2, a1, a2):
        self.b0, self.b1, self.b2, self.a1, self.a2 = b0, b1, b2, a1, a2
        self.s1 = self.s2 = 0.0

    def run(self, samples):
        b0, b1, b2, a1, a2 = self.b0, self.b1, self.b2, self.a1, self.a2
        s1, s2 = self.s1, self.s2
        for i in range(len(samples)):
            x = samples[i]
            y = b0 * x + s1
            s1 = b1 * x - a1 * y + s2
            s2 = b2 * x - a2 * y
            samples[i] = y
        self.s1, self.s2 = s1, s2


def main():
    filters = [
        Biquad(0.2929, 0.5858, 0.2929, 0.0, 0.1716),
        Biquad(1.0, -2.0, 1.0, -1.9, 0.91),
        Biquad(0.5, 0.25, 0.125, -0.3, 0.2),
    ]
    total = 0.0
    for block in range(20):
        samples = [((i * 37 + block * 11) % 200 - 100) / 100.0 for i in range(2000)]
        for f in filters:
            f.run(samples)
        total += samples[-1] + samples[1000]
    return "%.6f" % total
