# single: differs
"""Word statistics, concordance, wrapping and alignment of text, with Unicode."""
import re
import string
import textwrap
from collections import Counter, OrderedDict, defaultdict, namedtuple
from itertools import groupby, islice, takewhile

TEXT = """
The quick brown fox — naïve but brave — jumped over the lazy dog's back. "Why?" asked the dog;
the fox didn't answer. Él respondió: «¡Qué día más bonito!» Größe und Maß, ŁÓDŹ, ΑΒΓΔ, Ωmega, привет мир.

    It was 3.14 times better than 42 other foxes, costing $1,299.50 (or €1.200,75) on 2024-02-29 at 23:59.
Tabs\there\tand\tthere.  Emoji: 🎉🚀, combining: e\u0301, zero-width: a\u200bb, CJK: 漢字 かな.
"""
Word = namedtuple("Word", "text count length", defaults=[0])

words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", TEXT)
counts = Counter(w.casefold() for w in words)
print(len(words), counts.most_common(5), sum(counts.values()))
print(sorted(counts, key=lambda w: (-counts[w], w))[:8])
longest = max(words, key=len)
print(Word(longest, counts[longest.casefold()], len(longest)), Word("x", 1), Word("x", 1)._replace(count=9)._asdict())
print({k: [w for w in g] for k, g in groupby(sorted(set(map(str.lower, words)), key=lambda w: (len(w), w)), key=len) if k > 6})
print(re.findall(r"\d+(?:[.,:-]\d+)*", TEXT), re.findall(r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)", TEXT))
for para in TEXT.strip().split("\n\n"):
    print(textwrap.fill(" ".join(para.split()), width=40, initial_indent="* ", subsequent_indent="  "))
print(textwrap.shorten(TEXT, 60, placeholder=" [...]"), textwrap.dedent("    a\n      b\n    c"), textwrap.indent("x\n\ny", "> "), sep="\n")
print(textwrap.wrap("averyveryverylongwordthatdoesnotfit in here", 10), textwrap.wrap("a-b c-d hyphen-ated words", 8))


def concordance(text, word, width=18):
    for m in re.finditer(r"\b%s\b" % re.escape(word), text, re.I):
        left, right = text[max(0, m.start() - width):m.start()], text[m.end():m.end() + width]
        yield f"{left.replace(chr(10), ' '):>{width}}[{m.group()}]{right.replace(chr(10), ' '):<{width}}|"


print(*concordance(TEXT, "the"), sep="\n")
for s in ("straße", "hello wOrld", "they're bill's", "x1y2 z"):
    print(ascii(s), s.upper(), s.lower().encode(), s.title() if s.isascii() else "-", s.capitalize() if s.isascii() else "-", s.swapcase() if s.isascii() else "-")
for ch in "aZ9_ ½²٣ⅷ漢\n\u00a0é🎉":
    print(f"{ord(ch):#07x}", *(int(f(ch)) for f in (str.isalpha, str.isdecimal, str.isdigit, str.isnumeric, str.isalnum, str.isspace, str.isupper, str.islower, str.isprintable, str.isidentifier)))
print("a,b;c d".translate(str.maketrans(",;", "  ", "d")), "abc".translate({97: "AA", 98: None}), str.maketrans("ab", "xy"))
print("|".join("%-8s%5d%8.3f%%" % (w, c, c * 100 / len(words)) for w, c in counts.most_common(3)))
print(f"{'left':<10}{'right':>10}{'mid':^10}|{'fill':*^12}|{3:05d}|{-3:=+6}|{255:#x} {255:#010b} {255:o}|{1e6:,.0f}|{12345.678:_.1f}|{0.00001234:g}|{1/3:.3%}")
tmpl = string.Template("Dear $name, you owe ${amount}€ $$5 $missing")
print(tmpl.safe_substitute(name="Ann", amount=5))
try:
    tmpl.substitute(name="Bob")
except KeyError as e:
    print("missing", e)
print(string.ascii_letters, string.digits, string.punctuation, string.capwords("the  old man"))
print("Ünïcödé".encode("utf-8"), "Ünïcödé".encode("latin-1"), "Ünïcödé漢".encode("ascii", "replace"), "ü€".encode("ascii", "xmlcharrefreplace"), "ü".encode("ascii", "backslashreplace"), b"\xff\xfeabc".decode("utf-8", "replace"), "a🎉".encode("utf-16-le"))
try:
    b"abc\xff".decode("utf-8")
except UnicodeDecodeError as e:
    print(e, e.start, e.end, e.reason, e.object)
try:
    "abcé".encode("ascii")
except UnicodeEncodeError as e:
    print(e)
print("line1\nline2\r\nline3\x0bline4\u2028line5".splitlines(), "a\nb\n".splitlines(True), "  x y ".split(), "a,,b".split(","), "a b c d".rsplit(None, 2), "k=v=w".partition("="), "k=v=w".rpartition("="))
print("%s %r %a %c %x %o %e %G %5.2f %-5d| %+d %05d %%" % ("é", "é", "é", "é", 255, 8, 12345.678, 1e-10, 3.14159, 42, 5, -42))
print("%(a)s-%(b)03d" % {"a": 1, "b": 2}, "{0.real} {1[k]} {2!r:>5} {x:{w}.{p}f}".format(3 + 4j, {"k": "v"}, "z", x=3.14159, w=8, p=2))
print(list(islice((w for w in words if w.isascii()), 5)), list(takewhile(lambda w: w != "fox", words)))
print("mississippi".replace("ss", "SS", 1), "abcabc".find("c", 3), "abc".index("b"), "aXbX".rfind("X"), "tEST".isupper(), "abc".center(9, "*"), "7".zfill(3), "-7".zfill(4), "a\tb\tc".expandtabs(4), "prefix_x".removeprefix("prefix_"), "x.py".removesuffix(".py"))
