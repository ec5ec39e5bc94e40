"""A conversation with a prompt, byte for byte: over a pseudo-terminal with the command, or over a board's UART in QEMU."""
import os
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT))
from tools.dev import on_board  # noqa: E402


def find_mpremote():
    """The command mpremote: as $MPREMOTE says, as `./dev test` installed it, or in the PATH; None without it."""
    installed = ROOT / "build/tools/bin/mpremote"
    return os.environ.get("MPREMOTE") or (str(installed) if installed.exists() else shutil.which("mpremote"))


class Talk:
    """Bytes to and from a descriptor; counts checks."""

    def __init__(self):
        self.passed = 0
        self.failed = 0
        self.descriptor = -1
        self.process = None
        self.child = 0

    def start_command(self, words, home):
        """The command on a pseudo-terminal of its own."""
        self.child, self.descriptor = pty.fork()
        if self.child == 0:
            os.environ["HOME"] = str(home)
            os.execv(words[0], words)

    def bridge(self):
        """Name of a second terminal; what goes in there goes to the command, and its answers come back."""
        import tty
        outside, inside = pty.openpty()
        tty.setraw(inside)

        def carry():
            while True:
                for end in select.select([self.descriptor, outside], [], [])[0]:
                    try:
                        os.write(outside if end == self.descriptor else self.descriptor, os.read(end, 4096))
                    except OSError:
                        return

        threading.Thread(target=carry, daemon=True).start()
        return os.ttyname(inside)

    def start_board(self, board):
        """The firmware without a script; its UART is a pseudo-terminal, whose name is returned."""
        words = on_board.command(board, [])
        words[words.index("-serial") + 1] = "pty"
        self.process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        for line in self.process.stdout:
            if found := re.search(r"/dev/pts/\d+", line):
                return found[0]
        raise RuntimeError("QEMU named no pseudo-terminal")

    def open_terminal(self, name):
        import tty
        self.descriptor = os.open(name, os.O_RDWR | os.O_NOCTTY)
        tty.setraw(self.descriptor)

    def until(self, wanted, limit=20.0):
        """What comes, up to and with `wanted`."""
        got, end = b"", time.monotonic() + limit
        while not got.endswith(wanted) and time.monotonic() < end:
            if not select.select([self.descriptor], [], [], 0.2)[0]:
                continue
            try:
                piece = os.read(self.descriptor, 1)
            except OSError:
                break
            if not piece:
                break
            got += piece
        return got

    def send(self, keys):
        os.write(self.descriptor, keys)

    def check(self, what, keys, wanted, ends=None):
        """Sends keys; what comes back must be exactly `wanted`, or end with `ends`."""
        self.send(keys)
        got = self.until(ends if wanted is None else wanted)
        good = got.endswith(ends) if wanted is None else got == wanted
        self.count(good, f"{what}: {got!r}, wanted {(ends if wanted is None else wanted)!r}")
        return got

    def count(self, good, what):
        self.passed += good
        self.failed += not good
        if not good:
            print("FAIL", what)

    def exit_status(self):
        status = os.waitpid(self.child, 0)[1]
        self.child = 0
        return os.waitstatus_to_exitcode(status)

    def close(self):
        if self.process:
            self.process.kill()
            self.process.wait()
        if self.child:
            os.kill(self.child, signal.SIGKILL)
            os.waitpid(self.child, 0)
        if self.descriptor >= 0:
            os.close(self.descriptor)

    def finish(self):
        print(f"{self.passed} passed, {self.failed} failed, 0 skipped")
        sys.exit(self.failed > 0)


def friendly(talk):
    """What every port's friendly prompt does."""
    talk.check("expression", b"1+2\r", b"1+2\r\n3\r\n>>> ")
    talk.check("last value", b"_*2\r", b"_*2\r\n6\r\n>>> ")
    talk.check("indent after a colon", b"def f(x):\r", b"def f(x):\r\n...     ")
    talk.check("indent goes on", b"return x*2\r", b"return x*2\r\n...     ")
    talk.check("an indent alone ends the block", b"\r", b"\b\b\b\b\x1b[K\r\n>>> ")
    talk.check("history, left, Backspace", b"f(21)\r", b"f(21)\r\n42\r\n>>> ")
    talk.check("history, left, Backspace", b"\x1b[A\x1b[D\x1b[D\x7f3\r", None, b"31)\b\b\r\n62\r\n>>> ")
    talk.check("Home, End, Ctrl-K", b"xx7\x1b[Hpr\x01\x1b[3~\x1b[3~\x1b[3~\x1b[3~\x05+1\x02\x02\x0b+2\r", None, b"9\r\n>>> ")
    talk.check("words", b"a = 5 + six\x175\x1bb\x1bb\x15b = 1 + \r", None, b">>> ")
    talk.check("traceback", b"1/0\r", None, b"ZeroDivisionError: division by zero\r\n>>> ")
    talk.check("completion of a module", b"import mat\t\r", b"import math\r\n>>> ")
    talk.check("completion of an attribute", b"math.isin\t(2.0)\r", b"math.isinf(2.0)\r\nFalse\r\n>>> ")
    talk.check("several completions", b"math.ata\t\t\x03", None, b"\r\natan            atan2           atanh           \r\n>>> math.atan\r\n>>> ")
    talk.check("Tab indents", b"\t\x7f\r", None, b"\r\n>>> ")
    talk.check("Ctrl-C drops the line", b"foo\x03", b"foo\r\n>>> ")
    talk.check("paste mode", b"\x05", b"\r\npaste mode; Ctrl-C to cancel, Ctrl-D to finish\r\n=== ")
    talk.check("pasted", b"for i in range(2):\r  print(i)\r\x04",
               b"for i in range(2):\r\n===   print(i)\r\n=== \r\n0\r\n1\r\n>>> ")
    talk.check("endless loop", b"while True: pass\r\r", b"while True: pass\r\n... \r\n")
    time.sleep(0.5)
    talk.check("interrupted", b"\x03", None, b"KeyboardInterrupt\r\n>>> ")
    talk.check("sleep", b"import time; time.sleep(60)\r", b"import time; time.sleep(60)\r\n")
    time.sleep(0.3)
    talk.check("sleep interrupted", b"\x03", None, b"KeyboardInterrupt\r\n>>> ")
    # Each call schedules the next one: the last run while the prompt waits.
    talk.send(b"import micropython\rdef tick(n): micropython.schedule(tick, n - 1) if n else print('tick')\r\r")
    talk.until(b"... \r\n>>> ")
    talk.check("scheduled calls", b"tick(9)\r", None, b"tick\r\n")
    talk.check("an exception in one", b"\rmicropython.schedule(lambda n: 1 / n, 0)\r", None, b"ZeroDivisionError: division by zero\r\n")
    talk.check("the prompt goes on", b"\r", None, b">>> ")


def raw(talk):
    """The protocols of tools; ends in raw mode."""
    talk.check("raw mode", b"\x01", b"raw REPL; CTRL-B to exit\r\n>")
    talk.check("program", b"print(12)\x04", b"OK12\r\n\x04\x04>")
    talk.check("error", b"1/0\x04", None, b"ZeroDivisionError: division by zero\r\n\x04>")
    talk.check("error of the system, in the words of tools", b"raise FileNotFoundError(2, 'No', 'x')\x04", None,
               b"\r\nOSError: [Errno 2] ENOENT: 'x'\r\n\x04>")
    talk.check("Ctrl-C clears", b"foo\x03print(1)\x04", b"OK1\r\n\x04\x04>")
    talk.check("Ctrl-A again", b"foo\x01", b"raw REPL; CTRL-B to exit\r\n>")
    talk.check("unknown extension", b"\x05B\x01", b"R\x00>")
    talk.check("raw paste", b"\x05A\x01", b"R\x01\x80\x00\x01")
    program = b"print('x'*5)\n" + b"#" * 115
    talk.check("one window", program, b"\x01")
    talk.check("its end", b"\nx = 7\n\x04", b"\x04xxxxx\r\n\x04\x04>")
    talk.check("raw paste cancelled", b"\x05A\x01", b"R\x01\x80\x00\x01")
    talk.check("raw paste cancelled", b"x = 8\x03", None, b"KeyboardInterrupt\r\n\x04>")
    talk.check("state stays", b"print(x)\x04", b"OK7\r\n\x04\x04>")
    talk.check("endless loop", b"while True: pass\x04", b"OK")
    time.sleep(0.5)
    talk.check("interrupted", b"\x03", None, b"KeyboardInterrupt\r\n\x04>")
    talk.check("soft reset", b"\x04", b"\r\nMPY: soft reboot\r\nraw REPL; CTRL-B to exit\r\n>")
    talk.check("state is gone", b"print('x' in globals())\x04", b"OKFalse\r\n\x04\x04>")
    talk.check("back", b"\x02", None, b">>> ")
