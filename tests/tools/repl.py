"""The prompt of the command on a pseudo-terminal: editing, completion, history file, raw mode, exit status."""
import os
import tempfile
from pathlib import Path

from support import talk

home = Path(tempfile.mkdtemp())
t = talk.Talk()
t.start_command([os.environ["ADDER"]], home)
t.check("banner", b"", None, b"Use Ctrl-D to exit, Ctrl-E for paste mode\r\n>>> ")
talk.friendly(t)
t.check("UTF-8", "print('é→')\x1b[D\x1b[D\x7f!\r".encode(), None, "é!\r\n>>> ".encode())
t.check("input()", b"x = input('? ')\r", b"x = input('? ')\r\n? ")
t.check("input()", b"hello\r", b"hello\r\n>>> ")
t.check("what was put in", b"x\r", b"x\r\n'hello'\r\n>>> ")
talk.raw(t)
t.send(b"import sys; sys.exit(3)\r")
t.until(b"never comes", limit=5)
t.count(t.exit_status() == 3, "exit status")
kept = (home / ".adder_history").read_text()
t.count(kept.startswith("1+2\n_*2\ndef f(x):\n") and kept.endswith("sys.exit(3)\n"), "history file")
t.close()

t2 = talk.Talk()
t2.start_command([os.environ["ADDER"]], home)
t2.until(b">>> ")
t2.check("history of the run before", b"\x1b[A\x1b[A", None, b"x")
t2.send(b"\x03\x04")
t2.until(b"never comes", limit=5)
t2.count(t2.exit_status() == 0, "Ctrl-D ends")
t2.close()
t.passed += t2.passed
t.failed += t2.failed
t.finish()
