#!/usr/bin/python3
"""Draws the cards of frames/ with what the node saw on each (seen.csv): seen.png.

./chart.py [seen.csv [frames [seen.png]]]"""
import csv
import sys
from pathlib import Path

import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plot  # noqa: E402

SECONDS = 2  # each card stands so long


def main(source="seen.csv", folder="frames", target="seen.png"):
    with open(source, newline="", encoding="utf-8") as file:
        seen = [(float(row["seconds"]), row["digit"]) for row in csv.DictReader(file)]
    cards = sorted(Path(folder).iterdir())
    if not cards:
        sys.exit(f"{folder} holds no pictures")
    figure, grid = plot.subplots(2, (len(cards) + 1) // 2, figsize=(9, 3), dpi=110)
    right = 0
    for number, (card, axes) in enumerate(zip(cards, grid.flat)):
        found = [digit for time, digit in seen if number * SECONDS <= time < (number + 1) * SECONDS]
        said, good = found[0] if found else "not sure", found == [card.stem[-1]]
        right += good
        axes.imshow(plot.imread(card), cmap="gray", vmin=0, vmax=255)
        axes.set_title(f"{number * SECONDS} s: {said}", fontsize=10, color="#1f6f8b" if good else "#c0392b")
    for axes in grid.flat:
        axes.axis("off")
    figure.tight_layout()
    figure.savefig(target)
    print(f"{right} of {len(cards)} cards right; picture: {target}")


if __name__ == "__main__":
    main(*sys.argv[1:])
