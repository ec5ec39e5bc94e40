# Path in the file system.
# modes: release debug gcstress single
import os
from pathlib import Path
from tempfile import TemporaryDirectory

with TemporaryDirectory() as folder:
    os.chdir(folder)
    root = Path(folder)
    deep = root / "a" / "b"
    deep.mkdir(parents=True)
    deep.mkdir(exist_ok=True)
    print(deep.exists(), deep.is_dir(), deep.is_file(), (root / "none").exists(), Path.cwd() == root.resolve())
    file = deep / "note.txt"
    print(file.write_text("héllo\nworld\n"), file.read_text(), file.read_bytes(), file.stat().st_size, file.is_file())
    print((root / "raw.bin").write_bytes(b"\0\1"), (root / "raw.bin").read_bytes())
    with file.open("a") as f:
        f.write("more")
    with open(file) as f:
        print(f.readlines())
    (root / "x.py").touch()
    (root / "a" / "y.py").touch()
    show = lambda paths: sorted(str(p.relative_to(root)) for p in paths)
    print(show(root.iterdir()), show(root.glob("*.py")), show(root.glob("**/*.py")), show(root.rglob("*.txt")), show(root.glob("a/*")), show(root.glob("**")), show(root.glob("*/b/note.txt")))
    moved = file.rename(root / "moved.txt")
    print(moved.relative_to(root), file.exists(), moved.read_text().splitlines()[-1])
    moved.unlink()
    moved.unlink(missing_ok=True)
    print(moved.exists(), Path("x.py").absolute() == root / "x.py", Path("a/../x.py").resolve().name, Path("~").expanduser() == Path.home())
    for bad in (lambda: moved.read_text(), lambda: moved.unlink(), lambda: deep.mkdir(), lambda: (root / "q" / "r").mkdir(), lambda: root.joinpath("a").rmdir(), lambda: Path("x.py").touch(exist_ok=False), lambda: file.write_text(3), lambda: list(root.glob("")), lambda: list(Path("nowhere").iterdir())):
        try:
            print(bad())
        except Exception as e:
            print(type(e).__name__, str(e).replace(folder, "ROOT"))
    deep.rmdir()
    print(os.path.exists(deep), os.path.join(root, "z") == str(root / "z"))
    os.chdir("/")
