#!/usr/bin/python3
"""Draws levels.csv as a chart: level over time, the alarm's threshold, Leq of the whole run."""
import csv
import math
import sys

import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plot  # noqa: E402

ALARM_LEVEL = 75.0


def main(source="levels.csv", target="levels.png"):
    with open(source, newline="") as file:
        rows = [(float(row["seconds"]), float(row["dBA"])) for row in csv.DictReader(file)]
    if not rows:
        sys.exit(f"{source} holds no levels")
    times, levels = zip(*rows)
    leq = 10 * math.log10(sum(10 ** (level / 10) for level in levels) / len(levels))
    figure, axes = plot.subplots(figsize=(9, 4), dpi=110)
    axes.plot(times, levels, linewidth=1, color="#1f6f8b", label="level, A, fast")
    axes.fill_between(times, levels, min(levels) - 2, color="#1f6f8b", alpha=0.12)
    axes.axhline(leq, color="#444444", linestyle="--", linewidth=1, label=f"Leq {leq:.1f} dB(A)")
    axes.axhline(ALARM_LEVEL, color="#c0392b", linewidth=1, label=f"alarm at {ALARM_LEVEL:.0f} dB(A)")
    axes.set(xlabel="time in s", ylabel="level in dB(A)", title="Noise monitor", xlim=(0, times[-1]))
    axes.set_ylim(bottom=min(levels) - 2)
    axes.grid(alpha=0.3)
    axes.legend(loc="upper right", framealpha=0.9)
    figure.tight_layout()
    figure.savefig(target)
    print("chart:", target)


if __name__ == "__main__":
    main(*sys.argv[1:])
