# single: differs
"""Card games, tic-tac-toe by minimax, mazes, an elevator simulation and a text adventure with a scripted player."""
import enum, itertools, random, sys
from collections import Counter, deque, namedtuple
from dataclasses import dataclass, field
from functools import cache, total_ordering
random.seed(99)
class Suit(enum.Enum): CLUBS, DIAMONDS, HEARTS, SPADES = "♣♦♥♠"
@total_ordering
@dataclass(frozen=True)
class Card:
    rank: int
    suit: Suit
    def __str__(self): return "..23456789TJQKA"[self.rank] + self.suit.value
    def __lt__(self, o): return self.rank < o.rank
def score(hand):
    ranks = sorted((c.rank for c in hand), reverse=True)
    counts = Counter(ranks).most_common()
    flush, straight = len({c.suit for c in hand}) == 1, ranks == list(range(ranks[0], ranks[0] - 5, -1))
    shape = tuple(n for _, n in counts)
    kind = next(i for i, ok in enumerate([straight and flush, shape == (4, 1), shape == (3, 2), flush, straight, shape[0] == 3, shape == (2, 2, 1), shape[0] == 2, True]) if ok)
    return -kind, [r for r, _ in sorted(counts, key=lambda rc: (-rc[1], -rc[0]))]
deck = [Card(r, s) for s in Suit for r in range(2, 15)]
random.shuffle(deck)
hands = [deck[i * 5:i * 5 + 5] for i in range(6)]
for h in sorted(hands, key=score, reverse=True): print(" ".join(map(str, sorted(h, reverse=True))), score(h))
LINES = [(0,1,2),(3,4,5),(6,7,8),(0,3,6),(1,4,7),(2,5,8),(0,4,8),(2,4,6)]
def winner(b): return next((b[i] for i, j, k in LINES if b[i] == b[j] == b[k] != "."), None)
@cache
def minimax(b, me):
    if w := winner(b): return (1 if w == "X" else -1), None
    if "." not in b: return 0, None
    other = "O" if me == "X" else "X"
    moves = [(minimax(b[:i] + me + b[i + 1:], other)[0], -i) for i in range(9) if b[i] == "."]
    v, i = (max if me == "X" else min)(moves)
    return v, -i
b, me = ".........", "X"
while not winner(b) and "." in b:
    i = minimax(b, me)[1]; b = b[:i] + me + b[i + 1:]; me = "XO"[me == "X"]
print(b[:3], b[3:6], b[6:], winner(b), minimax.cache_info().currsize)
def maze(w, h):
    walls = [["#"] * (2 * w + 1) for _ in range(2 * h + 1)]
    stack, seen = [(0, 0)], {(0, 0)}
    walls[1][1] = " "
    while stack:
        x, y = stack[-1]
        options = [(x + dx, y + dy, dx, dy) for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)) if 0 <= x + dx < w and 0 <= y + dy < h and (x + dx, y + dy) not in seen]
        if not options: stack.pop(); continue
        nx, ny, dx, dy = random.choice(options)
        walls[2 * y + 1 + dy][2 * x + 1 + dx] = walls[2 * ny + 1][2 * nx + 1] = " "
        seen.add((nx, ny)); stack.append((nx, ny))
    return walls
m = maze(9, 5)
def solve(m, a, z):
    q, prev = deque([a]), {a: None}
    while q:
        y, x = p = q.popleft()
        if p == z: break
        for n in ((y + 1, x), (y - 1, x), (y, x + 1), (y, x - 1)):
            if m[n[0]][n[1]] == " " and n not in prev: prev[n] = p; q.append(n)
    while p: m[p[0]][p[1]] = "·"; p = prev[p]
solve(m, (1, 1), (9, 17)); print(*map("".join, m), sep="\n")
@dataclass
class Elevator:
    floor: int = 0
    riders: list = field(default_factory=list)
    log: list = field(default_factory=list)
    def step(self, calls):
        out = [t for t in self.riders if t == self.floor]; self.riders = [t for t in self.riders if t != self.floor]
        boarding = [t for f, t in calls if f == self.floor]; calls[:] = [c for c in calls if c[0] != self.floor]
        self.riders += boarding
        if out or boarding: self.log.append((self.floor, len(out), len(boarding)))
        targets = self.riders or [f for f, _ in calls]
        if targets: goal = min(targets, key=lambda t: (abs(t - self.floor), t)); self.floor += (goal > self.floor) - (goal < self.floor)
        return bool(self.riders or calls)
e, calls = Elevator(), [(random.randrange(8), random.randrange(8)) for _ in range(6)]
print(calls); n = 0
while e.step(calls): n += 1
print(n, e)
ROOMS = {"hall": {"north": "library", "east": "kitchen", "items": ["lamp"]}, "library": {"south": "hall", "items": ["book"], "locked": "key"}, "kitchen": {"west": "hall", "items": ["key", "bread"]}}
def adventure(commands):
    room, bag = "hall", []
    for line in commands:
        print(">", line)
        match line.lower().split():
            case ["go", ("north" | "south" | "east" | "west") as d] if d in ROOMS[room]:
                to = ROOMS[room][d]
                if (k := ROOMS[to].get("locked")) and k not in bag: print("It is locked."); continue
                room = to; print(f"You are in the {room}. You see: {', '.join(ROOMS[room]['items']) or 'nothing'}.")
            case ["go", d]: print(f"You cannot go {d}.")
            case ["take" | "get", *things] if things:
                for t in things:
                    if t in ROOMS[room]["items"]: ROOMS[room]["items"].remove(t); bag.append(t); print("Taken:", t)
                    else: print(f"There is no {t} here.")
            case ["drop", t] if t in bag: bag.remove(t); ROOMS[room]["items"].append(t); print("Dropped.")
            case ["i" | "inventory"]: print("You carry", " and ".join(bag) if bag else "nothing")
            case ["quit"]: print("Bye!"); return
            case []: print("Say something.")
            case [verb, *_]: print(f"I don't know how to {verb}.")
adventure(["go north", "go up", "take lamp sword", "i", "go east", "get key", "go west", "go north", "drop lamp", "dance wildly", "", "quit", "never"])
print([random.randint(1, 6) for _ in range(10)], sorted(Counter(sum(random.choices(range(1, 7), k=2)) for _ in range(200)).items()))
