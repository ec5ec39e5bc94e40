#!/usr/bin/python3
"""Cards with handwritten digits as a camera sees them: scikit-learn's digits as dark ink on paper in uneven light.

./scene.py [FOLDER]     writes the pictures that board.toml shows, from digits that training leaves out"""
import os
import sys

import numpy as np
from sklearn import datasets
from sklearn.model_selection import train_test_split

WIDTH, HEIGHT = 160, 120
SHOWN = [3, 7, 1, 0, 7, 5, 9, 2, 7, 8, 4, 6]


def split():
    """Pictures (n, 8, 8) with ink 0..1, and labels: training and test."""
    digits = datasets.load_digits()
    return train_test_split(digits.images / 16, digits.target, test_size=0.25, stratify=digits.target, random_state=1)


def frame(ink, rng):
    """One grey frame (HEIGHT, WIDTH) of bytes: the card is somewhat off centre, larger or smaller, lit from a side."""
    size = HEIGHT * rng.uniform(0.9, 1.05)
    middle = np.array([HEIGHT, WIDTH]) / 2 + rng.uniform(-5, 5, 2)
    rows, columns = np.mgrid[0:HEIGHT, 0:WIDTH]
    y = (rows - middle[0]) / size * 8 + 3.5
    x = (columns - middle[1]) / size * 8 + 3.5
    smooth = sample(np.pad(ink, 2), y + 2, x + 2)
    paper, black = rng.uniform(150, 230), rng.uniform(15, 60)
    direction = rng.uniform(0, 2 * np.pi)
    light = 1 + 0.12 * (np.cos(direction) * (rows / HEIGHT - 0.5) + np.sin(direction) * (columns / WIDTH - 0.5))
    grey = (paper + (black - paper) * smooth) * light + rng.normal(0, 4, (HEIGHT, WIDTH))
    return np.clip(np.round(grey), 0, 255).astype(np.uint8)


def sample(picture, y, x):
    """Bilinear interpolation, 0 outside."""
    rows, columns = picture.shape
    y, x = np.clip(y, 0, rows - 1.001), np.clip(x, 0, columns - 1.001)
    i, j = y.astype(int), x.astype(int)
    v, u = y - i, x - j
    upper = picture[i, j] * (1 - u) + picture[i, j + 1] * u
    lower = picture[i + 1, j] * (1 - u) + picture[i + 1, j + 1] * u
    return upper * (1 - v) + lower * v


def main(folder="frames"):
    _, images, _, labels = split()
    rng = np.random.default_rng(4)
    os.makedirs(folder, exist_ok=True)
    for number, digit in enumerate(SHOWN):
        choice = rng.choice(np.flatnonzero(labels == digit))
        with open(os.path.join(folder, f"{number:02}_{digit}.pgm"), "wb") as file:
            file.write(f"P5 {WIDTH} {HEIGHT} 255\n".encode() + frame(images[choice], rng).tobytes())
    print(f"{len(SHOWN)} pictures in {folder}: " + " ".join(map(str, SHOWN)))


if __name__ == "__main__":
    main(*sys.argv[1:])
