"""Runs a script on a firmware image in QEMU: python3 tools/dev/on_board.py BOARD [SCRIPT [ARGUMENT ...]]

The image gets `adder SCRIPT ARGUMENT ...` as its semihosting command line, reads the script through semihosting, prints to
the UART (standard output here) and ends QEMU with its exit status. Without a script: the prompt on this terminal.
"""
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def command(board, arguments, image=None):
    words = ["adder", *arguments]
    semihosting = "enable=on,target=native" + "".join(",arg=" + word.replace(",", ",,") for word in words)
    return ["qemu-system-arm", "-M", board, "-nographic", "-monitor", "none", "-serial", "stdio", "-nic", "none",
            "-semihosting-config", semihosting, "-kernel", str(image or ROOT / f"build/firmware-{board}/adder.elf")]


def main():
    if len(sys.argv) < 2:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    board = sys.argv[1].removeprefix("firmware-")
    words = command(board, sys.argv[2:])
    os.execvp(words[0], words)


if __name__ == "__main__":
    sys.exit(main())
