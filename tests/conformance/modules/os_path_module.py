# os.path, directories, environment, PathLike, walking.
import os
import os.path
from os.path import join, split, splitext

for p in ("a/b", "/a/b/", "a", "", "/", "//a", "///a", "a//b", "../x", "./a/./b/../c", "a.tar.gz", ".profile", "d/.x.y", "a/b.c/d", "..", "a/../.."):
    print(repr(p), split(p), splitext(p), os.path.basename(p), os.path.dirname(p), os.path.normpath(p), os.path.isabs(p))
print(join("a", "b"), join("a", "/b"), join("a/", "b"), join("", "b"), join("a", ""), join("a", "b", "c"), join("a", "..", "b"))
print(os.path.commonprefix(["abc", "abd"]), os.path.commonpath(["/a/b", "/a/c"]), os.path.commonprefix([]), os.path.relpath("/a/b", "/a/c/d"))
print(os.path.abspath("x") == os.getcwd() + "/x", os.path.splitdrive("/a"), os.path.normcase("A"))
os.environ["ADDER_TEST"] = "value"
print(os.getenv("ADDER_TEST"), os.path.expandvars("$ADDER_TEST-${ADDER_TEST}-$NO_SUCH"), os.environ.get("NO_SUCH", "d"), "ADDER_TEST" in os.environ)
del os.environ["ADDER_TEST"]
print(os.getenv("ADDER_TEST"), os.environ.setdefault("ADDER_TEST", "again"), os.getenv("ADDER_TEST"), os.environ.pop("ADDER_TEST"), os.getenv("ADDER_TEST"))
try:
    os.environ["X"] = 5
except TypeError as e:
    print(e)
base = "os_path_test.dir"
os.makedirs(join(base, "a", "b"))
os.makedirs(join(base, "a"), exist_ok=True)
try:
    os.makedirs(join(base, "a"))
except FileExistsError as e:
    print(type(e).__name__, e.errno, e.filename)
for name in ("x.txt", "a/y.txt", "a/b/z.bin"):
    with open(join(base, name), "w") as f:
        f.write(name)


class P:
    def __init__(self, text):
        self.text = text

    def __fspath__(self):
        return self.text


print(open(P(join(base, "x.txt"))).read(), os.path.exists(P(base)), os.fspath(P("q")), os.path.getsize(join(base, "x.txt")), isinstance(P(""), os.PathLike))
print(os.path.isdir(base), os.path.isfile(base), os.path.isfile(join(base, "x.txt")), os.path.exists("no/such"), sorted(os.listdir(P(base))))
for folder, folders, files in os.walk(base):
    print(folder, sorted(folders), sorted(files))
print([t[0] for t in os.walk(base, topdown=False)])
with os.scandir(base) as entries:
    print(sorted((e.name, e.is_dir(), e.is_file(), e.path) for e in entries))
s = os.stat(join(base, "x.txt"))
print(s.st_size, s[6], s.st_mode & 0o170000 == 0o100000, os.access(base, os.R_OK), os.access("nope", os.F_OK))
for f in (
    lambda: os.stat("nope"),
    lambda: os.remove(P("nope")),
    lambda: os.mkdir(base),
    lambda: os.rmdir(base),
    lambda: os.rename("nope", "other"),
    lambda: os.listdir("nope"),
    lambda: os.fspath(5),
    lambda: os.path.join("a", 5),
    lambda: os.chdir("nope"),
):
    try:
        print(f())
    except (OSError, TypeError) as e:
        print(type(e).__name__, e)
os.rename(join(base, "x.txt"), join(base, "a", "renamed.txt"))
os.chmod(join(base, "a", "renamed.txt"), 0o600)
print(oct(os.stat(join(base, "a", "renamed.txt")).st_mode))
for folder, folders, files in os.walk(base, topdown=False):
    for name in files:
        os.remove(join(folder, name))
    os.rmdir(folder)
print(os.path.exists(base), os.sep, os.linesep == "\n", os.name, os.curdir, os.cpu_count() > 0, len(os.urandom(4)), os.getcwd() == os.path.abspath("."))
