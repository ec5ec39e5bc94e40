# bytes and bytearray: find, index, count, replace, split, strip, partition, join, startswith.
for kind in (bytes, bytearray):
    s = kind(b"abracadabra")
    print(
        s.find(b"a", 1),
        s.find(98),
        s.find(b"z"),
        s.rfind(b"abra"),
        s.rfind(97),
        s.index(b"cad"),
        s.rindex(b"a"),
        s.count(b"a"),
        s.count(97),
        s.count(b"abra", 1),
        s.count(b""),
    )
    print(
        s.startswith(b"abra"),
        s.startswith((b"x", b"a")),
        s.endswith(b"bra"),
        s.endswith(b"ab", 0, 2),
        s.replace(b"a", b"AA"),
        s.replace(b"a", b"", 2),
        s.replace(b"bra", b"x"),
    )
    print(
        kind(b"a,b,,c").split(b","),
        kind(b" a  b\n").split(),
        kind(b"a,b,c").split(b",", 1),
        kind(b"a,b,c").rsplit(b",", 1),
        kind(b"a\nb\r\nc").splitlines(),
        kind(b"a\nb").splitlines(True),
        kind(b"k=v=w").partition(b"="),
        kind(b"k=v=w").rpartition(b"="),
        kind(b"kv").partition(b"="),
    )
    print(
        kind(b"  x \n").strip(),
        kind(b"xxaxx").strip(b"x"),
        kind(b"  x").lstrip(),
        kind(b"x  ").rstrip(),
        kind(b"xyz").lstrip(b"yx"),
        kind(b",").join([b"a", bytearray(b"b")]),
        kind(b"").join([]),
        kind(b"pre-x").removeprefix(b"pre-"),
        kind(b"x.py").removesuffix(b".py"),
    )
    print(
        kind(b"ab").center(6),
        kind(b"ab").center(6, b"*"),
        kind(b"ab").ljust(5, b"."),
        kind(b"ab").rjust(5),
        kind(b"-42").zfill(6),
        kind(b"a\tb").expandtabs(4),
        kind(b"abc").translate(bytes(range(256))[::-1])[:1],
        kind(b"hello").translate(None, b"l"),
        kind(b"abc").translate(bytes.maketrans(b"abc", b"xyz")),
    )
    for f in (
        lambda: s.index(b"z"),
        lambda: s.find("a"),
        lambda: s.split(b""),
        lambda: kind(b",").join(["a"]),
        lambda: s.replace(b"a", "b"),
        lambda: s.startswith("a"),
        lambda: s.strip("x"),
        lambda: s.count(300),
        lambda: s.partition(b""),
        lambda: s.center(5, b"xy"),
        lambda: kind(b",").join([1]),
        lambda: s.rindex(b"zz"),
        lambda: s.find(1.5),
    ):
        try:
            print(f())
        except Exception as e:
            print(type(e).__name__, e)
