#!/usr/bin/python3
"""Draws what was found (activity.csv) over what went on (truth.csv): timeline.png, and prints the share that agrees.

./chart.py [activity.csv [truth.csv [timeline.png]]]"""
import csv
import sys

import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plot  # noqa: E402

WINDOW = 1.28  # seconds


def read(path):
    with open(path, newline="", encoding="utf-8") as file:
        return [(float(row["seconds"]), row["activity"]) for row in csv.DictReader(file)]


def at(rows, time):
    """The activity of the last row not after `time`."""
    return next((name for start, name in reversed(rows) if start <= time), rows[0][1])


def agreement(found, truth):
    """Windows that lie within one activity, and how many of them were found right."""
    whole = [(time, name) for time, name in found if at(truth, time - WINDOW) == at(truth, time - 0.1)]
    return len(whole), sum(name == at(truth, time - WINDOW / 2) for time, name in whole)


def main(source="activity.csv", truth_source="truth.csv", target="timeline.png"):
    found, truth = read(source), read(truth_source)
    if not found:
        sys.exit(f"{source} holds no windows")
    names = sorted({name for _, name in truth} | {name for _, name in found})
    figure, axes = plot.subplots(figsize=(9, 2.8), dpi=110)
    end = found[-1][0]
    for (start, name), (stop, _) in zip(truth, truth[1:] + [(end, "")]):
        axes.barh(names.index(name), min(stop, end) - start, left=start, height=0.7, color="#bcd8e6")
    axes.scatter([time - WINDOW / 2 for time, _ in found], [names.index(name) for _, name in found], s=14, color="#1f6f8b", zorder=3)
    axes.set_yticks(range(len(names)), names)
    whole, right = agreement(found, truth)
    axes.set(xlabel="time in s", xlim=(0, end))
    axes.grid(axis="x", alpha=0.3)
    axes.set_title(f"bars: what went on; dots: what was found, at the middle of each window ({right} of {whole} right)", fontsize=10)
    figure.tight_layout()
    figure.savefig(target)
    print(f"{right} of {whole} windows within one activity are right; chart: {target}")


if __name__ == "__main__":
    main(*sys.argv[1:])
