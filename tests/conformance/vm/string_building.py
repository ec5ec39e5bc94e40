# Text grown in loops, aliases of it, comparisons by identity never matter.
s = ""
for i in range(1000):
    s += str(i % 10)
print(len(s), s[:15], s[-5:], hash(s) == hash("".join(str(i % 10) for i in range(1000))))
a = s
s += "!"
print(len(a), len(s), a == s[:-1], s.endswith("!"))
t = "é"
for i in range(8):
    t += t
print(len(t), t.count("é"), t[100])
parts = []
for i in range(200):
    parts.append(chr(97 + i % 26))
print("".join(parts)[20:50], "".join(reversed(parts))[:5])
d = {}
for i in range(300):
    d["key" + str(i)] = i
print(sum(d["key%d" % i] for i in range(300)), "key" + "5" in d, d["".join(["k", "e", "y", "7"])])
u = "x" * 5000
print(len(u + u), (u + "y").find("y"), u == "x" * 5000, u < u + "a", (u + "b") > (u + "a"), u in u + "z")
b = b""
for i in range(300):
    b += bytes([i % 256])
print(len(b), b[255], b[256], b.count(b"\x01"))
m = bytearray()
for i in range(300):
    m += b"ab"
    m.append(i % 256)
print(len(m), m[2], m[-1], bytes(m[:6]))
w = []
for word in "the quick brown fox".split():
    w += [word[0].upper() + word[1:]]
print(" ".join(w), "-".join(w)[::-1], max(w, key=len), sorted(w, key=str.lower))
x = "abc"
for _ in range(3):
    x = x.replace("b", "bb").upper().lower()
print(x, x.split("bb"), "%s" * 3 % tuple("xyz"), "{0}{1}{0}".format("a", "b") * 2)
