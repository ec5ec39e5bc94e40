#!/usr/bin/python3
"""A model of how a wrist moves, which makes recordings as the accelerometer would: int16, 16384 = 1 g, 100 rows a second.

./motion.py     writes stream.npy, which board.toml feeds to the sensor, and truth.csv, what is going on when

A movement repeats with the person's pace: along each axis a sum of harmonics, with steps that hit the ground as short bumps.
A person has a pace, a strength and a way to wear the sensor; every repetition varies a little."""
import sys

import numpy as np

RATE, ONE_G = 100, 16384

# Repetitions a second; per harmonic, amplitude in g along (forward, sideways, up); bump of a hit in g.
ACTIVITIES = {
    "still": (0.25, [(0.004, 0.004, 0.004)], 0.0),
    "walking": (0.95, [(0.22, 0.10, 0.06), (0.10, 0.06, 0.22), (0.03, 0.03, 0.07)], 0.25),
    "running": (1.40, [(0.55, 0.20, 0.15), (0.25, 0.15, 0.80), (0.10, 0.08, 0.22)], 0.9),
    "squats": (0.42, [(0.06, 0.03, 0.28), (0.05, 0.02, 0.12)], 0.0),
    "jumping": (1.05, [(0.35, 0.75, 0.55), (0.15, 0.35, 0.60), (0.08, 0.10, 0.25)], 1.1),
}
LABELS = list(ACTIVITIES)
STREAM = [("still", 8), ("walking", 14), ("running", 10), ("still", 6), ("squats", 10), ("jumping", 8), ("walking", 8)]


class Person:
    def __init__(self, rng):
        self.rng = rng
        self.pace, self.strength = rng.uniform(0.85, 1.15), rng.uniform(0.8, 1.25)
        tilt, turn = rng.normal(0, 0.25, 2), rng.uniform(-0.6, 0.6)
        self.worn = rotation(2, turn) @ rotation(0, tilt[0]) @ rotation(1, tilt[1])

    def record(self, activity, seconds):
        """Rows of x, y, z as int16."""
        rng, count = self.rng, int(seconds * RATE)
        pace, harmonics, hit = ACTIVITIES[activity]
        rate = pace * self.pace * (1 + 0.04 * smooth_noise(rng, count))
        phase = 2 * np.pi * (rng.uniform() + np.cumsum(rate) / RATE)
        strength = self.strength * (1 + 0.12 * smooth_noise(rng, count))
        motion = np.zeros((count, 3))
        for order, amplitudes in enumerate(harmonics, 1):
            lag = rng.normal(0, 0.25, 3) + np.array([0, np.pi / 3, np.pi / 2])
            motion += np.asarray(amplitudes) * np.sin(order * phase[:, None] + lag) * strength[:, None]
        motion[:, 2] += hit * strength * np.exp(-((np.mod(2 * phase / (2 * np.pi), 1) - 0.5) / 0.06) ** 2)
        sway = 0.03 * np.stack([smooth_noise(rng, count) for _ in range(3)], 1)
        felt = (motion + sway + [0, 0, 1]) @ self.worn.T + rng.normal(0, 0.008, (count, 3))
        return np.clip(np.round(felt * ONE_G), -32768, 32767).astype("<i2")


def rotation(axis, angle):
    i, j = [(1, 2), (2, 0), (0, 1)][axis]
    matrix = np.eye(3)
    matrix[i, i] = matrix[j, j] = np.cos(angle)
    matrix[i, j], matrix[j, i] = -np.sin(angle), np.sin(angle)
    return matrix


def smooth_noise(rng, count, seconds=1.5):
    """Slow changes of standard deviation 1."""
    knots = rng.normal(0, 1, int(count / RATE / seconds) + 3)
    return np.interp(np.arange(count) / RATE / seconds, np.arange(len(knots)), knots)


def recordings(persons=12, times=2, seconds=10, seed=1):
    """(name, rows) as the files of a folder would be: persons do everything a few times."""
    rng = np.random.default_rng(seed)
    for number in range(persons):
        for time in range(times):
            person = Person(rng)  # worn anew each time
            for activity in LABELS:
                yield f"person{number:02}.{time}_{activity}", person.record(activity, seconds)


def main(stream="stream.npy", truth="truth.csv"):
    person = Person(np.random.default_rng(100))
    np.save(stream, np.concatenate([person.record(activity, seconds) for activity, seconds in STREAM]))
    with open(truth, "w", encoding="utf-8") as file:
        file.write("seconds,activity\n")
        at = 0
        for activity, seconds in STREAM:
            file.write(f"{at},{activity}\n")
            at += seconds
    print(f"{stream}: {at} s of " + ", ".join(f"{activity} {seconds} s" for activity, seconds in STREAM))


if __name__ == "__main__":
    main(*sys.argv[1:])
