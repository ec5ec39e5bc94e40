# match: literals, None and booleans, alternatives, wildcard, guards, captures.
def what(x):
    match x:
        case 0:
            return "zero"
        case 1 | 2 | 3:
            return "small"
        case -1:
            return "minus one"
        case 2.5:
            return "two and a half"
        case 1 + 2j:
            return "complex"
        case "a" | "b":
            return "letter"
        case b"raw":
            return "bytes"
        case None:
            return "none"
        case True:
            return "true"
        case False:
            return "false"
        case n if isinstance(n, int) and n > 100:
            return "big %d" % n
        case str() as s:
            return "string " + s
        case _:
            return "other"


for x in (0, 1, 3, -1, 2.5, 1 + 2j, "a", b"raw", None, True, False, 1.0, 500, "zz", 50, [], 0.0):
    print(repr(x), what(x))
match 5:
    case 6:
        print("no")
print("no case matched")
match = 3
case = 4
print(match + case)
match (match, case):
    case 3, 4:
        print("soft keywords")
match -match:
    case -3:
        print("minus")
