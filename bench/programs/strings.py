"""Strings: split, join, find, replace, case, slices, building up, comparison."""

TEXT = "the quick brown fox jumps over the lazy dog and runs away from the very angry bear "


def main():
    text = TEXT * 20
    total = 0
    for i in range(200):
        words = text.split()
        total += len(words)
        joined = "-".join(w.capitalize() for w in words)
        total += joined.count("The") + joined.find("Bear") + len(joined.replace("Fox", "wolf"))
        total += sum(1 for w in words if w.startswith("a") or w.endswith("e"))
        total += text.upper().index("DOG")
    out = ""
    for i in range(12000):
        out += chr(97 + i % 26)
        if out[-1] == "z":
            total += 1
    for i in range(len(out)):
        if out[i] == "e":
            total += i
        elif out[i : i + 3] == "abc":
            total -= 1
    backwards = "".join(reversed(out))
    return total + (backwards == out[::-1]) + (out < backwards)
