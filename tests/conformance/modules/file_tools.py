# glob, fnmatch, shutil, tempfile: names by pattern, copying and removing trees, files for a while.
# modes: release debug gcstress single
import fnmatch
import glob
import os
import shutil
import tempfile

for name, pattern in [("a.py", "*.py"), ("a.pyc", "*.py"), ("ab", "a?"), ("a", "[!b]"), ("b", "[!b]"), ("c", "[a-c]"), ("x]", "x[]]"), ("[", "["),
                      ("A", "a"), (".x", "*"), ("a\nb", "a*b"), ("", "*"), ("a^", "a[^]"), ("a.b", "a.b"), ("axb", "a.b")]:
    print(repr(name), pattern, fnmatch.fnmatch(name, pattern))
print(fnmatch.filter(["a.txt", "b.py", "c.txt"], "*.txt"))

with tempfile.TemporaryDirectory(prefix="adder") as root:
    print(os.path.basename(root).startswith("adder"), os.path.isdir(root))
    os.chdir(root)
    os.makedirs("d/e/f")
    for name in ("a.txt", "b.py", "d/c.txt", "d/e/g.txt", "d/e/f/h.txt", ".hidden"):
        with open(name, "w") as f:
            f.write(name)
    for pattern in ("*", "*.txt", "d/*", "*/*.txt", "d/*/*", "**/*.txt", "nothing*", "a.txt", "d/", "?.py", "[ab].*", ".*"):
        print(pattern, sorted(glob.glob(pattern)))
    for pattern in ("**", "**/*.txt", "d/**", "**/f/*", "d/**/h.txt", "**/"):
        print(pattern, sorted(glob.glob(pattern, recursive=True)))
    print(sorted(glob.glob("*.txt", root_dir="d")), glob.escape("a[1]*?.txt"), glob.has_magic("ab"), glob.has_magic("a?"))
    print(shutil.copy("a.txt", "copy.txt"), open("copy.txt").read(), shutil.copy("a.txt", "d"), shutil.copyfile("b.py", "z.py"))
    try:
        shutil.copyfile("a.txt", "a.txt")
    except shutil.SameFileError as e:
        print(type(e).__name__, e)
    print(shutil.copytree("d", "tree", ignore=shutil.ignore_patterns("*.py", "g*")), sorted(glob.glob("tree/**", recursive=True)))
    try:
        shutil.copytree("d", "tree")
    except FileExistsError as e:
        print(e)
    print(shutil.move("z.py", "moved.py"), shutil.move("moved.py", "tree"), os.path.exists("tree/moved.py"))
    try:
        shutil.move("tree/moved.py", "tree")
    except shutil.Error as e:
        print("Error", e)
    shutil.rmtree("tree")
    shutil.rmtree("tree", ignore_errors=True)
    try:
        shutil.rmtree("tree")
    except FileNotFoundError as e:
        print(e)
    print(os.path.exists("tree"), shutil.which("sh") is not None, shutil.which("no such program"), shutil.disk_usage(".").total > 0)
    with tempfile.NamedTemporaryFile("w+", suffix=".log", delete=True) as f:
        f.write("hello\nthere\n")
        f.flush()
        f.seek(0)
        print(f.read(), os.path.exists(f.name), f.name.endswith(".log"), os.path.dirname(f.name) == tempfile.gettempdir())
    print(os.path.exists(f.name))
    with tempfile.TemporaryFile() as f:
        f.write(b"bytes")
        f.seek(1)
        print(f.read())
    folder = tempfile.mkdtemp(dir=root)
    print(os.listdir(folder))
    os.chdir("/")
print(os.path.exists(root))
