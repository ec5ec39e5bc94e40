"""Sudoku: constraint propagation and search."""

DIGITS = "123456789"
ROWS = "ABCDEFGHI"


def cross(a, b):
    return [x + y for x in a for y in b]


SQUARES = cross(ROWS, DIGITS)
UNITS = (
    [cross(ROWS, c) for c in DIGITS]
    + [cross(r, DIGITS) for r in ROWS]
    + [cross(rs, cs) for rs in ("ABC", "DEF", "GHI") for cs in ("123", "456", "789")]
)
UNITS_OF = {s: [u for u in UNITS if s in u] for s in SQUARES}
PEERS = {s: set(x for u in UNITS_OF[s] for x in u) - {s} for s in SQUARES}


class Contradiction(Exception):
    pass


class Board:
    steps = 0

    def __init__(self, values):
        self.values = values

    @classmethod
    def parse(cls, text):
        cells = [c for c in text if c in DIGITS + "0."]
        if len(cells) != 81:
            raise ValueError(f"81 cells wanted, {len(cells)} found")
        board = cls({s: DIGITS for s in SQUARES})
        for square, c in zip(SQUARES, cells):
            if c in DIGITS:
                board.assign(square, c)
        return board

    def assign(self, square, digit):
        for other in self.values[square].replace(digit, ""):
            self.eliminate(square, other)

    def eliminate(self, square, digit):
        if digit not in self.values[square]:
            return
        Board.steps += 1
        left = self.values[square] = self.values[square].replace(digit, "")
        if not left:
            raise Contradiction(square)
        if len(left) == 1:
            for peer in sorted(PEERS[square]):
                self.eliminate(peer, left)
        for unit in UNITS_OF[square]:
            places = [s for s in unit if digit in self.values[s]]
            if not places:
                raise Contradiction(square)
            if len(places) == 1:
                self.assign(places[0], digit)

    def solved(self):
        return all(len(v) == 1 for v in self.values.values())

    def solutions(self):
        """Every solution, as boards."""
        if self.solved():
            yield self
            return
        _, square = min((len(v), s) for s, v in self.values.items() if len(v) > 1)
        for digit in self.values[square]:
            copy = Board(dict(self.values))
            try:
                copy.assign(square, digit)
            except Contradiction:
                continue
            yield from copy.solutions()

    def check(self):
        for unit in UNITS:
            assert sorted(self.values[s] for s in unit) == list(DIGITS)

    def __str__(self):
        lines = []
        for i, r in enumerate(ROWS):
            if i in (3, 6):
                lines.append("------+-------+------")
            row = [self.values[r + c] if len(self.values[r + c]) == 1 else "." for c in DIGITS]
            lines.append(" | ".join(" ".join(row[k : k + 3]) for k in (0, 3, 6)))
        return "\n".join(lines)


PUZZLES = {
    "easy": "003020600900305001001806400008102900700000008006708200002609500800203009005010300",
    "hard": "4.....8.5.3..........7......2.....6.....8.4......1.......6.3.7.5..2.....1.4......",
    "two solutions": "295743861431865900876192543387459216612387495549216738763524189928671354154938600",
    "empty rows": "." * 81,
    "impossible": "11" + "." * 79,
    "short": "123",
}

for name, puzzle in PUZZLES.items():
    print("==", name)
    Board.steps = 0
    try:
        board = Board.parse(puzzle)
        if name == "empty rows":
            print(next(board.solutions()))
            continue
        found = []
        for solution in board.solutions():
            solution.check()
            found.append(solution)
            if len(found) == 3:
                break
        print(len(found), "solution" + ("" if len(found) == 1 else "s"), "steps", Board.steps)
        print(found[0] if found else "none")
    except (Contradiction, ValueError) as e:
        print(type(e).__name__, e)
