#!/usr/bin/python3
"""Makes street.wav: a minute of a synthetic street, 16 kHz, 16 bit mono. The same bytes every time.

Steady murmur, a tram at 20 s, cars every 12 s, a horn at 41 s. Needs nothing but Python.
"""
import math
import random
import struct
import sys
import wave

RATE = 16000
SECONDS = 60


def bump(t, centre, width):
    return math.exp(-((t - centre) / width) ** 2)


def sample(t, noise, rumble):
    murmur = 0.0004 * noise + 0.001 * rumble
    cars = sum(0.005 * bump(t, 6 + 12 * n, 1.6) for n in range(5)) * (0.5 * noise + rumble)
    tram = 0.02 * bump(t, 20, 2.5) * (0.4 * noise + 0.6 * rumble + 0.3 * math.sin(2 * math.pi * 620 * t))
    horn = 0.06 * (41 <= t < 41.8) * (math.sin(2 * math.pi * 440 * t) + 0.6 * math.sin(2 * math.pi * 554 * t)) / 1.6
    return murmur + cars + tram + horn


def main(path):
    source = random.Random(2025)
    rumble, frames = 0.0, bytearray()
    for n in range(RATE * SECONDS):
        noise = source.gauss(0, 1)
        rumble += 0.06 * (noise * 4 - rumble)
        value = max(-1.0, min(1.0, sample(n / RATE, noise, rumble)))
        frames += struct.pack("<h", int(value * 32767))
    with wave.open(path, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(frames)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "street.wav")
