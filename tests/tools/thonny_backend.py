"""Thonny's backend for MicroPython boards drives the command on a pseudo-terminal: programs, errors, input, variables,
files, Ctrl-C, soft reset. Without Thonny (Debian's `thonny`) the test is skipped.
"""
import importlib.util
import os
import queue
import subprocess
import sys
import threading
import time
from pathlib import Path

from support import talk

if not importlib.util.find_spec("thonny"):
    print("needs thonny (apt-get install thonny)")
    sys.exit(77)
from thonny.common import CommandToBackend, ImmediateCommand, InlineCommand, InputSubmission  # noqa: E402
from thonny.common import MessageFromBackend, ToplevelCommand, parse_message, serialize_message  # noqa: E402

here = Path.cwd()
for folder in ("node", "pc", "home"):
    (here / folder).mkdir()
os.chdir(here / "node")
t = talk.Talk()
t.start_command([os.environ["ADDER"]], here / "node")
port = t.bridge()
os.chdir(here)
settings = {"clean": True, "port": port, "dtr": None, "rts": None, "submit_mode": None, "interrupt_on_connect": True,
            "write_block_size": None, "write_block_delay": None, "proxy_class": "GenericMicroPythonProxy", "sync_time": False,
            "local_rtc": True, "utc_clock": False, "validate_time": False}
backend = subprocess.Popen([sys.executable, "-m", "thonny.plugins.micropython.bare_metal_backend", repr(settings)],
                           stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1,
                           env={**os.environ, "THONNY_USER_DIR": str(here / "home"), "THONNY_FRONTEND_SYS_PATH": "[]"})
messages = queue.Queue()


def read_messages():
    while line := backend.stdout.readline():
        for _ in range(int(line[1:line.index(" ")]) - 1 if line[:1] == "\x02" else 0):
            line += backend.stdout.readline()
        messages.put(line)


threading.Thread(target=read_messages, daemon=True).start()


def until(wanted, limit=30):
    """(output of the program, the message of that kind)"""
    output, end = "", time.monotonic() + limit
    while time.monotonic() < end:
        try:
            line = messages.get(timeout=0.5)
        except queue.Empty:
            continue
        if not line.startswith("\x02"):
            output += line
            continue
        message = parse_message(line.strip())
        if getattr(message, "event_type", "") == "ProgramOutput":
            output += message.data.replace("\r\n", "\n")
        if wanted(message):
            return output, message
    return output, None


def send(message):
    backend.stdin.write(serialize_message(message) + "\n")


def command(message, has, wanted=lambda m: getattr(m, "response_type", "") or "command_name" in m, output_has=""):
    send(message)
    output, answer = until(wanted)
    text = repr(answer)
    t.count(answer is not None and has in text and output_has in output, f"{str(message)[:200]}: {text[-600:]}, output {output!r}")
    return answer


def run(source, output, **more):
    command(ToplevelCommand("execute_source", source=source, **more), "ToplevelResponse", output_has=output)


_, ready = until(lambda m: type(m).__name__ == "ToplevelResponse")
t.count(ready is not None, "ready")
run("print(6 * 7)\n", "42\n")
run("2 ** 100\n", "1267650600228229401496703205376")
run("1/0\n", "ZeroDivisionError: division by zero")
run("raise OSError(2)\n", "OSError")
run("x = [1, 2]\n", "")
command(InlineCommand("get_globals", module_name="__main__"), "[1, 2]")
command(ToplevelCommand("Run", args=["prog.py"], source="print('ran', sum(range(10)))\ny = 5\n"), "ToplevelResponse", output_has="ran 45")
run("y\n", "5")
send(ToplevelCommand("execute_source", source="print('got', input('? '))\n"))
time.sleep(1)
send(InputSubmission("hello\n"))
output, _ = until(lambda m: type(m).__name__ == "ToplevelResponse")
t.count("got hello" in output, f"input: {output!r}")
for endless in ("while True: pass\n", "import time; time.sleep(1000)\n", "sum(iter(int, 1))\n"):
    send(ToplevelCommand("execute_source", source=endless))
    time.sleep(1.5)
    send(ImmediateCommand("interrupt"))
    output, answer = until(lambda m: type(m).__name__ == "ToplevelResponse")
    t.count(answer is not None and "KeyboardInterrupt" in output, f"{endless!r}: {output!r}")
node = here / "node"
command(InlineCommand("write_file", path=f"{node}/main.py", content_bytes=b"print('main')\n" * 100, editor_id=1,
                      make_shebang_scripts_executable=False, id=1), "main.py")
t.count((node / "main.py").read_bytes() == b"print('main')\n" * 100, "write_file")
command(InlineCommand("read_file", path=f"{node}/main.py", id=2), "print('main')")
command(InlineCommand("mkdir", path=f"{node}/folder", id=4), "mkdir")
t.count((node / "folder").is_dir(), "mkdir")
command(InlineCommand("get_dirs_children_info", paths=[str(node)], include_hidden=False, node_id="", id=3), "'folder'")
command(InlineCommand("delete", paths=[f"{node}/folder", f"{node}/main.py"], id=5), "delete")
t.count(not (node / "folder").exists() and not (node / "main.py").exists(), "delete")
backend.kill()
backend.wait()
t.close()
t.finish()
