# str: text outside ASCII keeps its length, indices and order; chr and ord.
s = "Grüße, 世界! 😀👍"
print(len(s), s[2], s[7], s[-1], s[7:9], s[::-1], s.index("界"), s.find("👍"), s.count("ü"))
print([chr(i) for i in (65, 233, 0x4E16, 0x1F600)], [ord(c) for c in "Aé世😀"], chr(0), chr(0x10FFFF) == "\U0010ffff")
print(s.upper(), s.lower(), s.swapcase(), s.replace("世界", "world"), s.split(), s.encode("utf-8").decode("utf-8") == s)
for i in range(len(s)):
    assert s[i] == s[i : i + 1] == list(s)[i] and s.find(s[i]) <= i
print(s.partition("世"), s.center(20, "·"), s.ljust(16, "—"), s.zfill(18))
print(
    "é" + "日" * 3,
    ("é" * 5)[3],
    "日本語"[1:],
    "日本語"[-2:],
    "a日b"[1],
    "日" in "日本",
    sorted("éaz日"),
    "".join(reversed("añb")),
)
print("%s|%3s|%-3s|%.1s" % ("é", "é", "日", "日本"), f"{'é':>3}|{'日本':^6}|{'😀':<3}|")
print(max("aé日"), "é" < "日" < "😀", "\uffff" < "😀", "e\u0301" == "é", len("e\u0301"))
for v in (-1, 0x110000, "a", 1.5):
    try:
        chr(v)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
for v in ("", "ab", 5, b"ab"):
    try:
        print(ord(v))
    except TypeError as e:
        print(e)
print(ord(b"a"), "ab\0cd".split("\0"), len("\0"), "\0" in "a\0b")
