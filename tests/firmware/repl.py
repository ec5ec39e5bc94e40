"""The prompt over a board's UART in QEMU, byte for byte."""
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tools"))
from support import talk  # noqa: E402

BOARD = "mps2-an385"
if not (talk.ROOT / f"build/firmware-{BOARD}/adder.elf").exists():
    print(f"the firmware for {BOARD} is not built")
    sys.exit(77)
t = talk.Talk()
try:
    t.open_terminal(t.start_board(BOARD))
    t.send(b"\x03")
    t.until(b">>> ")
    t.check("banner", b"\x02", None, b'Type "help()" for more information.\r\n>>> ')
    talk.friendly(t)
    talk.raw(t)
finally:
    t.close()
t.finish()
