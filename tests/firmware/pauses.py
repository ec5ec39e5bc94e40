"""The collector's longest step on the Cortex-M3, in instructions: at most 60,000 with 100 KB live.

QEMU counts instructions (-icount shift=5: one is 32 ns of the board's time). The script allocates steadily and takes the
longest turn of its loop; that includes the turn's own 2,000 instructions.
"""
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from tools.dev import on_board  # noqa: E402

BOARD = "mps2-an385"
MOST = 60_000  # instructions
PER_MICROSECOND = 1000 / 32
SCRIPT = """
import gc
import time

live = []
while gc.mem_alloc() < 100_000:
    for k in range(50):
        live.append([len(live), str(len(live))])
gc.collect()
gc.threshold(20_000)
longest = 0
last = time.ticks_us()
for i in range(8_000):
    kept = [i]
    now = time.ticks_us()
    turn = time.ticks_diff(now, last)
    last = now
    if turn > longest:
        longest = turn
print(longest)
"""
if not (on_board.ROOT / f"build/firmware-{BOARD}/adder.elf").exists():
    print(f"the firmware for {BOARD} is not built")
    sys.exit(77)
Path("pauses_script.py").write_text(SCRIPT)
command = [*on_board.command(BOARD, ["pauses_script.py"]), "-icount", "shift=5"]
done = subprocess.run(command, capture_output=True, text=True, timeout=100)
good = done.returncode == 0 and done.stdout.strip().isdigit()
instructions = int(int(done.stdout) * PER_MICROSECOND) if good else 0
print(f"longest step: {instructions} instructions" if good else f"failed: {done.returncode} {done.stdout!r}")
good = good and 0 < instructions <= MOST
print(f"{int(good)} passed, {int(not good)} failed, 0 skipped")
sys.exit(not good)
