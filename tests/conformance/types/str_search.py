# str: find, rfind, index, rindex, count, startswith, endswith, in.
s = "abracadabra"
print(
    s.find("a"),
    s.find("abra", 1),
    s.find("z"),
    s.find(""),
    s.find("a", 5),
    s.find("a", 1, 3),
    s.find("", 20),
    s.find("a", -3),
    s.find("cad", 0, -1),
)
print(s.rfind("a"), s.rfind("abra"), s.rfind("z"), s.rfind(""), s.rfind("a", 0, 5), s.rfind("a", -5, -2))
print(
    s.index("cad"),
    s.rindex("bra"),
    s.count("a"),
    s.count("abra"),
    s.count(""),
    s.count("a", 3),
    s.count("a", 3, 6),
    s.count("z"),
    "aaaa".count("aa"),
)
print(
    s.startswith("abra"),
    s.startswith("bra", 1),
    s.startswith(("x", "ab")),
    s.startswith(""),
    s.startswith("abra", 7),
    s.startswith("a", 3, 3),
    s.startswith(()),
)
print(
    s.endswith("bra"),
    s.endswith("ab", 0, 2),
    s.endswith(("x", "a")),
    s.endswith(""),
    s.endswith("abra", -4),
    s.endswith(s + "x"),
)
u = "naïve café naïve"
print(
    u.find("ï"),
    u.rfind("naïve"),
    u.count("é"),
    u.index("café"),
    u.startswith("naï"),
    u.endswith("ve"),
    u.find("v", 4),
    u[u.find("café") :],
)
for f in (
    lambda: s.index("z"),
    lambda: s.rindex("z"),
    lambda: s.find(1),
    lambda: s.count(1),
    lambda: s.startswith(1),
    lambda: s.startswith(["a"]),
    lambda: s.endswith(1),
    lambda: s.find(),
    lambda: s.index("a", "b"),
    lambda: s.startswith((1,)),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
