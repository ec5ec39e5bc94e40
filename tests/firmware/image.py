"""What a firmware image may hold and how much RAM it takes before a program runs.

No code of the C++ library, no unwinding, no type information, no static constructors, no malloc; at most 4 KB of static RAM
besides heap and stack; at most 1 KB of heap in use at the prompt; of the board that is measured (docs/design/flash.md), no more
text than it had plus 2 %; no message as plain text.
"""
import re
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tools"))
from support import talk  # noqa: E402

BOARDS = [board for board in ("mps2-an385", "mps2-an386", "mps2-an500")
          if (talk.ROOT / f"build/firmware-{board}/adder.elf").exists()]
if not BOARDS:
    print("no firmware is built")
    sys.exit(77)

FORBIDDEN = re.compile(r"_Unwind_\w+|__cxa_\w+|__gxx_personality\w*|_ZT[IS]\w+|_Zn[aw]\w+|_Zd[al]\w+|_?malloc(_r)?|_sbrk")
STATIC_RAM = 4096  # bytes
PROMPT_HEAP = 1024  # bytes
TEXT = {"mps2-an385": 499_000}  # bytes


def output(*command):
    return subprocess.run(list(map(str, command)), capture_output=True, text=True).stdout


def sections(image):
    fields = (line.split() for line in output("arm-none-eabi-size", "-A", image).splitlines())
    return {field[0]: int(field[1]) for field in fields if len(field) == 3 and field[1].isdigit()}


def check_image(t, board):
    build = talk.ROOT / f"build/firmware-{board}"
    image = build / "adder.elf"
    names = [line.split()[-1] for line in output("arm-none-eabi-nm", image).splitlines()]
    found = [name for name in names if FORBIDDEN.fullmatch(name)]
    t.count(not found, f"{board}: {found[:8]}")
    members = (build / "adder.map").read_text().split("Memory Configuration")[0]
    taken = re.findall(r"lib(?:std|sup)c\+\+\w*\.a\([^)]*\)", members)
    t.count(not taken, f"{board}: the C++ library is linked: {taken[:8]}")
    size = sections(image)
    t.count(not size.get(".init_array") and not size.get(".ARM.extab"), f"{board}: {size}")
    t.count(size[".text"] <= TEXT.get(board, 1 << 30), f"{board}: {size['.text']} bytes of text")
    t.count(b"does not support item assignment" not in (build / "adder.bin").read_bytes(), f"{board}: a message is not packed")
    ram = size[".data"] + size[".bss"]
    t.count(ram <= STATIC_RAM, f"{board}: {ram} bytes of static RAM")
    print(f"{board}: {size['.text']} bytes of text, {ram} of static RAM")


def check_prompt(t, board):
    t.open_terminal(t.start_board(board))
    t.send(b"\x03")
    t.until(b">>> ")
    t.send(b"import gc\r")
    t.until(b"gc\r\n>>> ")
    t.send(b"gc.collect();gc.mem_alloc()\r")
    used = re.search(rb"\r\n(\d+)\r\n>>> $", t.until(b"\r\n>>> "))
    t.count(used is not None and int(used[1]) <= PROMPT_HEAP, f"{board}: heap in use at the prompt: {used and used[1]}")


t = talk.Talk()
try:
    for board in BOARDS:
        check_image(t, board)
    check_prompt(t, BOARDS[0])
finally:
    t.close()
t.finish()
