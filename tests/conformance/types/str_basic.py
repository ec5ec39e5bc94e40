# str: concatenation, repetition, comparison, length, iteration, hash, truth.
s = "hello"
print(s + " world", s * 3, 2 * s, s * 0, s * -1, len(s), s[1], s[-1], "h" in s, "x" not in s)
print(
    "a" < "b",
    "a" < "B",
    "abc" < "abd",
    "abc" < "abcd",
    "" < "a",
    "Z" < "a",
    "é" > "z",
    "a" == "a",
    "a" != "b",
    max("hello"),
    min("hello"),
    sorted("hello"),
)
print(list("añ日😀"), len("añ日😀"), [ord(c) for c in "añ日😀"], "añ日😀"[::-1], "añ日😀"[1:3], "añ日😀"[-1])
print(
    str(),
    str(5),
    str(None),
    str([1, "a"]),
    str(b"x"),
    str(b"caf\xc3\xa9", "utf-8"),
    str(b"\xff", "utf-8", "replace"),
    str(object=5),
)
print(
    bool(""),
    bool(" "),
    hash("abc") == hash("ab" + "c"),
    {"k": 1}["".join(["k"])],
    s is s[:],
    s.__len__(),
    s.__contains__("ell"),
)
print(
    "é日".encode(),
    "é日😀".encode("utf-8"),
    "abc".encode("ascii"),
    "é".encode("latin-1"),
    "é".encode("ascii", "ignore"),
    "é".encode("ascii", "replace"),
    "é".encode("ascii", "backslashreplace"),
    "é".encode("ascii", "xmlcharrefreplace"),
)
for f in (
    lambda: "a" + 1,
    lambda: 1 + "a",
    lambda: "a" * "b",
    lambda: "a" * 1.5,
    lambda: "a" - "b",
    lambda: "a" < 1,
    lambda: "é".encode("ascii"),
    lambda: str(b"\xff", "utf-8"),
    lambda: str(5, "utf-8"),
    lambda: "a"[5],
    lambda: "a".nope,
    lambda: "a".encode("nope"),
    lambda: -"a",
    lambda: "a" / 2,
    lambda: str(b"abc\xe9", "ascii"),
    lambda: "\ud800".encode(),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
