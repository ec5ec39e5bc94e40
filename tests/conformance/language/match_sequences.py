# match: sequence patterns, fixed and with a star, nested; strings are not sequences.
def shape(x):
    match x:
        case []:
            return "empty"
        case [only]:
            return f"one {only}"
        case [0, *rest]:
            return f"zero then {rest}"
        case [first, [a, b]]:
            return f"nested {first} {a} {b}"
        case (x, y):
            return f"pair {x} {y}"
        case [first, *_, last] if first == last:
            return f"same ends {first}"
        case [first, second, *middle, last]:
            return f"{first} {second} {middle} {last}"
        case _:
            return "no sequence"


for x in ([], [1], [0, 1, 2], [5, [6, 7]], (1, 2), "ab", b"ab", [1, 2, 1], [1, 2, 3, 4], range(3), {1, 2}, {1: 2},
          5, None, (), iter([1]), [0], bytearray(b"ab")):
    print(x if not hasattr(x, "__next__") else "iterator", "->", shape(x))


def command(line):
    match line.split():
        case ["go", ("north" | "south") as way]:
            return "going " + way
        case ["take", thing] | ["get", thing]:
            return "taking " + thing
        case ["drop", *things]:
            return "dropping %d" % len(things)
        case [verb, *_]:
            return "cannot " + verb
        case []:
            return "nothing"


for line in ("go north", "go up", "take lamp", "get rope", "drop a b c", "", "dance now"):
    print(command(line))
match 1, 2:
    case a, *b:
        print(a, b)
