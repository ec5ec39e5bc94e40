"""Writes core/base/message_pairs.inc: the pairs by which messages are packed (core/base/message.h).

    message_pairs.py [FOLDER...]

Counts the messages ("…"_m) of the folders (default: what every board links) and takes the most frequent pair again and again.
To be run anew when many messages have changed; old pairs do no harm but to the size.
"""
import re
import sys

from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OUTPUT = ROOT / "core/base/message_pairs.inc"
LITERAL = r'"((?:[^"\\\n]|\\.)*)"'
MESSAGE = re.compile(rf'((?:{LITERAL}\s*)*{LITERAL})_m\b')
CODES = [*range(1, 32), *range(127, 256)]  # bytes that no message has


def messages(folders):
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in {".cpp", ".h", ".def"}:
                for match in MESSAGE.finditer(path.read_text(encoding="utf-8")):
                    text = "".join(re.findall(LITERAL, match[1]))
                    yield re.sub(r"\\(.)", r"\1", text).encode()


def replaced(text, pair, code):
    result, i = [], 0
    while i < len(text):
        found = tuple(text[i:i + 2]) == pair
        result.append(code if found else text[i])
        i += 1 + found
    return result


def pairs_of(texts):
    texts = [list(text) for text in texts]
    before = sum(len(text) + 1 for text in texts)
    chosen = []
    for code in CODES:
        counts = Counter(pair for text in texts for pair in zip(text, text[1:]))
        pair, count = max(counts.items(), key=lambda item: (item[1], item[0]))
        if count < 3:
            break
        chosen.append(pair)
        texts = [replaced(text, pair, code) for text in texts]
    print(f"{len(texts)} messages, {before} bytes, packed {sum(len(text) + 1 for text in texts)}")
    return chosen


def main(folders):
    chosen = pairs_of(set(messages(folders or ["core"])))
    lines = ["// Made by tools/dev/message_pairs.py. Do not edit."]
    for i in range(0, len(chosen), 10):
        lines.append("".join(f"{{{a}, {b}}}, " for a, b in chosen[i:i + 10]).rstrip())
    OUTPUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
