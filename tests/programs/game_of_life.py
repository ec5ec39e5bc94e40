"""Conway's life: on sets, on a bounded torus, on bit rows; all three agree."""

from collections import deque


class SetLife:
    """Unbounded plane: the living cells are a set of pairs."""

    def __init__(self, cells):
        self.cells = set(cells)

    @classmethod
    def from_text(cls, text, dx=0, dy=0):
        return cls((x + dx, y + dy) for y, row in enumerate(text.split("\n")) for x, c in enumerate(row) if c == "#")

    def step(self):
        counts = {}
        for x, y in self.cells:
            for dx in (-1, 0, 1):
                for dy in (-1, 0, 1):
                    if dx or dy:
                        key = (x + dx, y + dy)
                        counts[key] = counts.get(key, 0) + 1
        self.cells = {cell for cell, n in counts.items() if n == 3 or (n == 2 and cell in self.cells)}

    def bounds(self):
        xs = [x for x, _ in self.cells]
        ys = [y for _, y in self.cells]
        return min(xs), min(ys), max(xs), max(ys)

    def __str__(self):
        if not self.cells:
            return "(empty)"
        x0, y0, x1, y1 = self.bounds()
        return "\n".join(
            "".join("#" if (x, y) in self.cells else "." for x in range(x0, x1 + 1)) for y in range(y0, y1 + 1)
        )


class TorusLife:
    """A field of fixed size whose edges meet, in one bytearray."""

    def __init__(self, width, height, cells):
        self.width, self.height = width, height
        self.field = bytearray(width * height)
        for x, y in cells:
            self.field[y % height * width + x % width] = 1

    def step(self):
        w, h, old = self.width, self.height, self.field
        new = bytearray(w * h)
        for y in range(h):
            up, mid, down = (y - 1) % h * w, y * w, (y + 1) % h * w
            for x in range(w):
                l, r = (x - 1) % w, (x + 1) % w
                n = (
                    old[up + l]
                    + old[up + x]
                    + old[up + r]
                    + old[mid + l]
                    + old[mid + r]
                    + old[down + l]
                    + old[down + x]
                    + old[down + r]
                )
                new[mid + x] = n == 3 or (n == 2 and old[mid + x])
        self.field = new

    def cells(self):
        return {(i % self.width, i // self.width) for i, v in enumerate(self.field) if v}


class BitLife:
    """The same torus with a row in one integer and neighbours counted in parallel."""

    def __init__(self, width, height, cells):
        self.width, self.height = width, height
        self.mask = (1 << width) - 1
        self.rows = [0] * height
        for x, y in cells:
            self.rows[y % height] |= 1 << x % width

    def left(self, row):
        return (row << 1 | row >> self.width - 1) & self.mask

    def right(self, row):
        return row >> 1 | (row & 1) << self.width - 1

    def step(self):
        new = []
        for y in range(self.height):
            ones = twos = fours = 0
            above, here, below = self.rows[y - 1], self.rows[y], self.rows[(y + 1) % self.height]
            for row in (
                self.left(above),
                above,
                self.right(above),
                self.left(here),
                self.right(here),
                self.left(below),
                below,
                self.right(below),
            ):
                carry = ones & row
                ones ^= row
                carry2 = twos & carry
                twos ^= carry
                fours |= carry2
            new.append(twos & ~fours & (ones | here) & self.mask)
        self.rows = new

    def cells(self):
        return {(x, y) for y, row in enumerate(self.rows) for x in range(self.width) if row >> x & 1}


GLIDER = """.#.
..#
###"""
ACORN = """.#.....
...#...
##..###"""

life = SetLife.from_text(GLIDER)
for generation in range(9):
    if generation % 4 == 0:
        print("generation", generation, life.bounds())
        print(life)
    life.step()

acorn = SetLife.from_text(ACORN)
populations = []
for _ in range(80):
    populations.append(len(acorn.cells))
    acorn.step()
print(populations)
print(acorn)

start = SetLife.from_text(ACORN, 12, 8).cells
torus, bits = TorusLife(32, 20, start), BitLife(32, 20, start)
for generation in range(60):
    assert torus.cells() == bits.cells(), generation
    torus.step()
    bits.step()
print(sorted(torus.cells())[:10], len(torus.cells()))


def period(cells, limit=30):
    """Generations until a pattern comes back, at the same place."""
    life = SetLife(cells)
    seen = deque(maxlen=limit)
    for n in range(limit):
        state = frozenset(life.cells)
        if state in seen:
            return len(seen) - list(seen).index(state)
        seen.append(state)
        life.step()
    return None


for name, text in (
    ("block", "##\n##"),
    ("blinker", "###"),
    ("toad", ".###\n###."),
    (
        "pulsar",
        "..###...###..\n\n#....#.#....#\n#....#.#....#\n#....#.#....#\n..###...###..\n\n..###...###..\n#....#.#....#\n#....#.#....#\n#....#.#....#\n\n..###...###..",
    ),
    ("lonely", "#"),
):
    print(name, period(SetLife.from_text(text).cells))
