"""Scripts of the host on a board in QEMU: arguments, imports, exit status, tracebacks, memory and stack limits, static RAM."""
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(os.environ.get("ADDER_ROOT", Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(ROOT))
from tools.dev import on_board  # noqa: E402

BOARDS = [board for board in ("mps2-an385", "mps2-an386", "mps2-an500")
          if (ROOT / f"build/firmware-{board}/adder.elf").exists()]
if not BOARDS:
    print("no firmware is built")
    sys.exit(77)
STATIC_RAM = 4096  # bytes, without heap and stack
STACK = 64 * 1024

passed = failed = 0


def check(what, good, detail):
    global passed, failed
    passed += good
    failed += not good
    if not good:
        print("FAIL", what, detail)


def run(board, source, status, has, *arguments):
    Path("script.py").write_text(source)
    done = subprocess.run(on_board.command(board, ["script.py", *arguments]), capture_output=True, text=True, errors="replace",
                          timeout=60)
    check(f"{board}: {source[:40]!r}", done.returncode == status and has in done.stdout, (done.returncode, done.stdout))


Path("beside.py").write_text("value = 42\n")
for board in BOARDS:
    run(board, "print('hello')", 0, "hello\n")
    run(board, "import sys; print(sys.argv)", 0, "['script.py', 'a', 'b']", "a", "b")
    run(board, "import beside; print(beside.value)", 0, "42")
    run(board, "print(1 / 3, 2.0 ** 0.5)", 0, "0.33333334 1.4142135\n")
    run(board, r"print(b'\xff\x80', chr(0xe9), ord('\xff'))", 0, r"b'\xff\x80' é 255")
    run(board, "import sys; sys.exit(7)", 7, "")
    run(board, "1/0", 1, "ZeroDivisionError: division by zero")
    run(board, "def f(): f()\nf()", 1, "RecursionError")
    run(board, "x = []\nwhile True: x.append([0] * 1000)", 1, "MemoryError")
    run(board, "x = '[' * 500\ntry: eval(x)\nexcept Exception as e: print('caught')", 0, "caught")
    run(board, "import time\nt = time.ticks_us()\ntime.sleep_ms(20)\nprint(time.ticks_diff(time.ticks_us(), t) // 20000)", 0, "1")
    sizes = subprocess.run(["arm-none-eabi-size", ROOT / f"build/firmware-{board}/adder.elf"], capture_output=True, text=True)
    text, data, bss = map(int, sizes.stdout.splitlines()[1].split()[:3])
    check("static RAM", data + bss - STACK <= STATIC_RAM, data + bss - STACK)
print(f"{passed} passed, {failed} failed, 0 skipped")
sys.exit(failed > 0)
