"""What adder run does besides the program: seeds, real time, lengths, messages for what is missing."""
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ADDER = os.environ["ADDER"]
NOISY = """
import machine, random, os, time
from machine import ADC
adc = ADC(0)
print([adc.read_u16() for _ in range(5)], random.getrandbits(30))
"""
NOISY_BOARD = "[[adc]]\nid = 0\npin = 26\nnoise_lsb = 4\n[[device]]\nmodel = 'analog'\npin = 26\nvoltage = { value = 1, noise = 0.01 }\n"


def run(folder, *words, program=None):
    if program:
        (Path(folder) / "main.py").write_text(program)
    began = time.monotonic()
    done = subprocess.run([ADDER, "run", *words], cwd=folder, capture_output=True, text=True, timeout=100)
    return done.returncode, done.stdout, done.stderr, time.monotonic() - began


def main():
    checks = {}
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "board.toml").write_text(NOISY_BOARD)
        first = run(folder, ".", program=NOISY)
        checks["it runs"] = first[0] == 0 or print(first)
        checks["equal runs are equal"] = run(folder, ".")[1:3] == first[1:3]
        checks["a seed of its own changes the noise"] = run(folder, ".", "--seed", "7")[1] != first[1]
        checks["and is repeatable"] = run(folder, ".", "--seed", "7")[1] == run(folder, ".", "--seed", "7")[1]
        traces = []
        for number in range(2):
            run(folder, ".", "--trace", f"{number}.vcd")
            traces.append((Path(folder) / f"{number}.vcd").read_bytes())
        checks["equal traces"] = traces[0] == traces[1]

        slept = run(folder, ".", "--for", "2h", program="import time\nwhile True: time.sleep(60)\n")
        checks["two hours in a moment"] = slept[3] < 5 and "simulated   7200.000 s" in slept[2] and slept[0] == 0
        paced = run(folder, ".", "--realtime", program="import time\ntime.sleep_ms(700)\nprint(time.ticks_ms() >= 700)\n")
        checks["real time takes its time"] = 0.6 < paced[3] < 5 and paced[1] == "True\n"
        busy = run(folder, ".", "--for", "1s", program="while True: pass\n")
        checks["an endless loop ends with the time"] = busy[0] == 0 and "100.0 % busy" in busy[2]
        dead = run(folder, ".", program="import machine\nmachine.lightsleep()\n")
        checks["sleeping for ever is found"] = "sleeps for ever" in dead[2]
        failing = run(folder, ".", program="import time\ntime.sleep(1)\n1/0\n")
        checks["an exception is status 1"] = failing[0] == 1 and "ZeroDivisionError" in failing[2]
        status = run(folder, ".", program="raise SystemExit(3)\n")
        checks["SystemExit keeps its status"] = status[0] == 3
        arguments = run(folder, ".", "a", "--b", program="import sys\nprint(sys.argv[1:])\n")
        checks["arguments reach the program"] = arguments[1] == "['a', '--b']\n"

        os.remove(Path(folder) / "board.toml")
        none = run(folder, "main.py", program="import machine\nprint('before')\nmachine.Pin(2)\n")
        checks["without a board it says which there are"] = (
            none[0] == 1 and none[1] == "before\n" and "--board" in none[2] and "weather" in none[2]) or print(none)
        plain = subprocess.run([ADDER, "main.py"], cwd=folder, capture_output=True, text=True)
        checks["the plain command too"] = plain.returncode == 1 and "--board" in plain.stderr or print(plain)
        unknown = run(folder, "main.py", "--board", "moon")
        checks["an unknown board"] = unknown[0] == 2 and "there is no board 'moon'" in unknown[2]
        (Path(folder) / "bad.toml").write_text("[board]\nfrequenzy = 3\n[[device]]\nmodel = 'tmp106'\n")
        bad = run(folder, "main.py", "--board", "bad.toml")
        checks["a wrong board file names line and key"] = bad[0] == 2 and "bad.toml:2" in bad[2] and "tmp106" in bad[2]
        checks["a wrong time"] = run(folder, "main.py", "--for", "soon")[0] == 2
        sound = run(folder, "main.py", "--board", "sound", program="from machine import Pin\nprint(Pin(2))\n")
        checks["boards that come along"] = sound[0] == 0
    failed = [name for name, good in checks.items() if not good]
    for name in failed:
        print("wrong:", name)
    print(f"{len(checks) - len(failed)} passed, {len(failed)} failed, 0 skipped")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
