"""The real mpremote drives the command on a pseudo-terminal: programs, files, folders, errors, Ctrl-C, soft reset.

Without mpremote (`./dev test` installs it into build/tools) the test is skipped.
"""
import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

from support import talk

mpremote = talk.find_mpremote()
if not mpremote:
    print("needs mpremote (pip install mpremote)")
    sys.exit(77)

here = Path.cwd()
for folder in ("node", "pc/package"):
    (here / folder).mkdir(parents=True)
(here / "pc/up.py").write_text("print('uploaded', 6 * 7)\n" + "# é\n" * 500)
(here / "pc/package/__init__.py").write_text("value = 5\n")
(here / "pc/bytes").write_bytes(bytes(range(256)) * 8)
os.chdir(here / "node")
t = talk.Talk()
t.start_command([os.environ["ADDER"]], here / "node")
port = t.bridge()
os.chdir(here / "pc")


def check(arguments, status, has):
    done = subprocess.run([mpremote, "connect", port, *arguments], capture_output=True, timeout=60)
    text = (done.stdout + done.stderr).decode().replace("\r\n", "\n")
    t.count(done.returncode == status and has in text, f"{arguments}: {done.returncode} {text!r}")


def same(a, b):
    t.count((here / a).read_bytes() == (here / b).read_bytes(), f"{a} and {b}")


check(["exec", "print(1 + 1)"], 0, "2\n")
check(["eval", "2 ** 100"], 0, "1267650600228229401496703205376")
check(["run", "up.py"], 0, "uploaded 42")
check(["exec", "1/0"], 1, "ZeroDivisionError: division by zero")
check(["cp", "up.py", ":up.py"], 0, "cp")
same("pc/up.py", "node/up.py")
check(["cp", "bytes", ":bytes", "+", "cp", ":bytes", "back"], 0, "cp")
same("pc/bytes", "pc/back")
check(["ls"], 0, "2048 bytes")
check(["cat", ":up.py"], 0, "print('uploaded', 6 * 7)")
check(["sha256sum", ":bytes"], 0, hashlib.sha256((here / "pc/bytes").read_bytes()).hexdigest())
check(["mkdir", "folder", "+", "cp", ":up.py", ":folder/x.py", "+", "ls", "folder"], 0, "x.py")
check(["cp", "-r", "package", ":."], 0, "cp")
check(["exec", "import package; print(package.value)"], 0, "5")
check(["exec", "import up"], 0, "uploaded 42")
check(["tree"], 0, "x.py")
check(["touch", ":new", "+", "rm", ":new", "+", "rm", ":folder/x.py", "+", "rmdir", ":folder"], 0, "rmdir")
t.count(sorted(path.name for path in (here / "node").iterdir() if path.name[0] != ".") == ["bytes", "package", "up.py"], "files left")
check(["rm", ":nothing"], 1, "No such file or directory")
check(["mkdir", "package"], 1, "File exists")
check(["ls", ":nowhere"], 1, "No such file or directory")
check(["exec", "--no-follow", "while True: pass"], 0, "")
time.sleep(0.5)
check(["resume", "exec", "x = 1; print('interrupted')"], 0, "interrupted")
check(["resume", "exec", "print(x)"], 0, "1\n")
check(["soft-reset", "resume", "exec", "print('x' in globals())"], 0, "False")
t.close()
t.finish()
