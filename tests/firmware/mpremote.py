"""The real mpremote drives the firmware in QEMU: exec, run, eval, soft reset. Without mpremote the test is skipped."""
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tools"))
from support import talk  # noqa: E402

BOARD = "mps2-an385"
mpremote = talk.find_mpremote()
if not mpremote or not (talk.ROOT / f"build/firmware-{BOARD}/adder.elf").exists():
    print("needs mpremote (pip install mpremote) and the firmware for " + BOARD)
    sys.exit(77)

t = talk.Talk()
port = t.start_board(BOARD)
Path("long.py").write_text("x = 0\n" * 400 + "print('ran', x)\n")


def check(arguments, status, has):
    done = subprocess.run([mpremote, "connect", port, *arguments], capture_output=True, text=True, timeout=60)
    text = done.stdout + done.stderr
    t.count(done.returncode == status and has in text, f"{arguments}: {done.returncode} {text!r}")


try:
    check(["exec", "print(1+1)"], 0, "2\n")
    check(["exec", "1/0"], 1, "ZeroDivisionError: division by zero")
    check(["run", "long.py"], 0, "ran 0")
    check(["resume", "exec", "print(x)"], 0, "0\n")
    check(["soft-reset", "eval", "1/4"], 0, "0.25")
finally:
    t.close()
t.finish()
