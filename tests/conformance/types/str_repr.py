# repr of strings: quotes and escapes; ascii().
for s in (
    "a",
    "it's",
    'say "hi"',
    "both ' and \"",
    "\n\t\r\\",
    "\x00\x1f\x7f",
    "é",
    "\x80\xa0\xad",
    "日本",
    "😀",
    "\u200b\u2028",
    "\ud800",
    "\ufeff",
    "\U0010ffff",
    "\u0378",
    "",
    "'",
    '"',
    "\b\a",
    "ÿĀ",
):
    print(repr(s).encode("utf-8", "backslashreplace").decode(), ascii(s), len(s))
print(["a'b", 'c"d'], ("\n",), {"k\t": "v\\"}, str(["é"]))
print("a\\b", repr("a\\b"), repr(r"\d"), eval(repr("x\n'\"\\é😀")) == "x\n'\"\\é😀")
