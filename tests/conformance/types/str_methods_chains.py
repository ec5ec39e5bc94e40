# Text processing in several steps: caesar, palindromes, anagrams, wrapping, acronyms, run lengths.
def caesar(s, k):
    return "".join(
        chr((ord(c) - 97 + k) % 26 + 97) if c.islower() else chr((ord(c) - 65 + k) % 26 + 65) if c.isupper() else c
        for c in s
    )


def palindrome(s):
    t = "".join(c for c in s.lower() if c.isalnum())
    return t == t[::-1]


def wrap(text, width):
    lines, line = [], ""
    for w in text.split():
        if line and len(line) + 1 + len(w) > width:
            lines.append(line)
            line = w
        else:
            line = f"{line} {w}".strip()
    return lines + [line]


def runs(s):
    out = []
    for c in s:
        if out and out[-1][0] == c:
            out[-1][1] += 1
        else:
            out.append([c, 1])
    return "".join(c + (str(n) if n > 1 else "") for c, n in out)


def anagrams(words):
    groups = {}
    for w in words:
        groups.setdefault("".join(sorted(w.lower())), []).append(w)
    return [g for g in groups.values() if len(g) > 1]


def roman(n):
    out = ""
    for value, sign in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "M CM D CD C XC L XL X IX V IV I".split()
    ):
        out += sign * (n // value)
        n %= value
    return out


def snake(s):
    return "".join("_" + c.lower() if c.isupper() else c for c in s).lstrip("_")


text = "The quick brown fox jumps over the lazy dog, again and again; nobody knows why."
print(
    caesar("Hello, World!", 3),
    caesar(caesar("Hello, World!", 3), -3),
    palindrome("A man, a plan, a canal: Panama"),
    palindrome("no"),
)
print(
    wrap(text, 20),
    runs("aaabccd"),
    anagrams("listen silent enlist google elgoog abc".split()),
    [roman(n) for n in (4, 9, 14, 40, 1994, 2024)],
    snake("HelloBigWorld"),
)
print(
    "-".join(w[0] for w in text.split()).upper(),
    {w.strip(",.;"): len(w) for w in text.split()[:3]},
    text.title().swapcase()[:20],
    max(text.split(), key=len),
    sorted(set(text.lower()) - set(" ,.;"))[:5],
    "".join(filter(str.isalpha, text))[::7],
)
print(
    *(line.expandtabs(8) for line in "a\tb\nccc\td".split("\n")),
    "a-b_c d".translate(str.maketrans("-_ ", "   ")).split(),
    "%s" % "x".join("abc"),
    "k=v;x=y".replace("=", ":").split(";"),
    dict(p.split("=") for p in "k=v;x=y".split(";")),
)
