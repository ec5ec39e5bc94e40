# PurePosixPath and Path as text: parts, joining, changing, comparing, matching.
from pathlib import Path, PosixPath, PurePath, PurePosixPath

for text in ("/usr/lib/python3.11/re.tar.gz", "a/./b//c/", "..", ".", "", "/", "//net/x", "///x", ".bashrc", "name.", "a.b/c", "x.tar.gz", ".a.b"):
    p = PurePosixPath(text)
    print(repr(p), p.parts, p.parent, repr(p.name), repr(p.stem), repr(p.suffix), p.suffixes, p.root, p.anchor, p.is_absolute(), [str(q) for q in p.parents])
p = PurePosixPath("/a/b.txt")
print(p / "c" / PurePosixPath("d"), "/x" / PurePosixPath("y"), p / "/abs", PurePosixPath("a", "b", "/c", "d"), p.joinpath("x", "y/z"), PurePosixPath())
print(p.with_name("c.md"), p.with_suffix(".py"), p.with_suffix(""), p.with_stem("z"), p.relative_to("/a"), p.is_relative_to("/a"), p.is_relative_to("/z"))
print(p == PurePosixPath("/a//b.txt"), p != "/a/b.txt", p < PurePosixPath("/b"), sorted(map(PurePosixPath, ["b", "a/c", "a"])), {p: 1}[PurePosixPath("/a/b.txt")], hash(p) == hash(PurePosixPath("/a/b.txt")))
print(p.match("*.txt"), p.match("a/*.txt"), p.match("/a/*"), p.match("/*.txt"), p.match("b"), p.parents[0], p.parents[-1], len(p.parents), p.parents[:1])
print(str(p), bytes(p), p.as_posix(), p.as_uri(), PurePosixPath("/a b/é").as_uri(), f"{p}", "%s" % p, open is not None)
print(type(PurePath("a")).__name__, type(Path("a")).__name__, isinstance(Path("a"), PurePosixPath), isinstance(Path(), PosixPath), repr(Path("x") / "y"), Path("a") == PurePosixPath("a"))
for bad in (lambda: PurePosixPath("/").with_name("x"), lambda: p.with_name("a/b"), lambda: p.with_suffix("py"), lambda: p.relative_to("/z"), lambda: p / 3,
            lambda: PurePosixPath(b"x"), lambda: PurePosixPath(3), lambda: p < "x", lambda: p.match(""), lambda: p.parents[9], lambda: PurePosixPath("x").as_uri()):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
