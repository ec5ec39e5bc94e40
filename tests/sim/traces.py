"""Traces and pictures: the VCD is well-formed, shows what happened on pins, buses and devices; PNGs show what was drawn."""
import os
import re
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

ADDER = os.environ["ADDER"]
BOARD = """
[pins]
names = { LED = 2 }
[[i2c]]
id = 0
scl = 5
sda = 4
[[device]]
model = "ssd1306"
name = "oled"
bus = "i2c0"
png = "oled.png"
scale = 1
[[device]]
model = "neopixel"
name = "strip"
pin = 3
leds = 2
png = "strip.png"
[[device]]
model = "led"
name = "lamp"
pin = "LED"
"""
PROGRAM = """
import time
from machine import I2C, PWM, Pin
from neopixel import NeoPixel
from ssd1306 import SSD1306_I2C
led = Pin("LED", Pin.OUT)
time.sleep_ms(10 - time.ticks_ms())
for _ in range(3):
    led.toggle()
    time.sleep_ms(10)
strip = NeoPixel(Pin(3), 2)
strip[0] = (255, 0, 10)
strip.write()
oled = SSD1306_I2C(128, 64, I2C(0, freq=400000))
oled.rect(0, 0, 128, 64, 1)
oled.text("H", 60, 20)
oled.show()
PWM(Pin(9), freq=1000, duty_u16=32768)
time.sleep_ms(5)
"""


def read_vcd(path):
    """(names: identifier -> scope.name, width), [(time, identifier, value)], with the rules of IEEE 1364 checked."""
    names, changes, scopes, time, defining = {}, [], [], None, True
    for line in path.read_text().splitlines():
        words = line.split()
        if not words:
            continue
        if defining:
            if words[0] == "$scope":
                scopes.append(words[2])
            elif words[0] == "$upscope":
                scopes.pop()
            elif words[0] == "$var":
                assert words[3] not in names and words[-1] == "$end" and int(words[2]) >= 1, line
                names[words[3]] = (".".join(scopes + [words[4]]), words[1], int(words[2]))
            elif words[0] == "$enddefinitions":
                assert not scopes
                defining = False
            else:
                assert words[0] in ("$version", "$timescale", "$date", "$comment"), line
        elif line[0] == "#":
            now = int(line[1:])
            assert time is None or now > time or now == 0, line
            time = now
        elif line[0] == "$":
            assert line in ("$dumpvars", "$end"), line
        else:
            match = re.fullmatch(r"([01xz])(\S+)|b([01xz]+) (\S+)|r(\S+) (\S+)", line)
            assert match, line
            value, identifier = next((v, i) for v, i in (match.groups()[k:k + 2] for k in (0, 2, 4)) if v is not None)
            kind, width = names[identifier][1:]
            assert (kind == "real") == line.startswith("r") and (kind == "real" or len(value) <= width), line
            changes.append((time or 0, identifier, value))
    return names, changes


def read_png(path):
    """(width, height, rows of bytes, bytes of a pixel), of 8-bit pictures."""
    data = path.read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    at, packed = 8, b""
    while at < len(data):
        size, kind = int.from_bytes(data[at:at + 4], "big"), data[at + 4:at + 8]
        body = data[at + 8:at + 8 + size]
        if kind == b"IHDR":
            width, height, channels = int.from_bytes(body[:4], "big"), int.from_bytes(body[4:8], "big"), {0: 1, 2: 3}[body[9]]
        if kind == b"IDAT":
            packed += body
        at += 12 + size
    raw, rows, stride = zlib.decompress(packed), [], width * channels
    before = bytes(stride)
    for y in range(height):
        method, line = raw[y * (stride + 1)], bytearray(raw[y * (stride + 1) + 1:(y + 1) * (stride + 1)])
        for i in range(stride):
            left, up = (line[i - channels] if i >= channels else 0), before[i]
            corner = before[i - channels] if i >= channels else 0
            paeth = min((left, up, corner), key=lambda v: (abs(left + up - corner - v), (left, up, corner).index(v)))
            line[i] = (line[i] + (0, left, up, (left + up) // 2, paeth)[method]) & 255
        rows.append(bytes(line))
        before = line
    return width, height, rows, channels


def main():
    checks = {}
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "board.toml").write_text(BOARD)
        (Path(folder) / "main.py").write_text(PROGRAM)
        run = subprocess.run([ADDER, "run", ".", "--trace", "run.vcd"], cwd=folder, capture_output=True, text=True,
                             timeout=100)
        checks["the program runs"] = run.returncode == 0 or print(run.stderr)
        names, changes = read_vcd(Path(folder) / "run.vcd")
        found = {name: identifier for identifier, (name, _, _) in names.items()}
        of = lambda name: [(t, v) for t, i, v in changes if i == found[name]]
        edges = [(t - 5_000_000, v) for t, v in of("pins.LED") if t > 5_000_000]
        checks["LED toggles every 10 ms"] = [v for _, v in edges] == ["1", "0", "1"] and all(
            9_900_000 < b - a < 10_200_000 for (a, _), (b, _) in zip(edges, edges[1:]))
        strips = [name for name in found if "strip" in name and name.endswith("led0")]
        checks["the strip shows its first light"] = int(of(strips[0])[-1][1], 2) == 0x00FF0A
        clocks = sum(v == "1" for _, v in of("pins.GPIO5"))
        checks["the bus's wires carry its bits"] = 9 * 2100 < clocks < 9 * 2300
        checks["every name once"] = len(found) == len(names)
        width, height, rows, channels = read_png(Path(folder) / "oled.png")
        lit = lambda x, y: sum(rows[y][x * channels:(x + 1) * channels]) > 200
        checks["display's picture"] = (width, height) == (128, 64) and all(
            lit(x, 0) and lit(x, 63) for x in range(128)) and lit(60, 20) and not lit(62, 20) and lit(65, 26)
        width, height, rows, channels = read_png(Path(folder) / "strip.png")
        checks["strip's picture"] = (width, height) == (32, 16) and rows[8][8 * 3:8 * 3 + 3] == bytes((255, 0, 10))
    failed = [name for name, good in checks.items() if not good]
    for name in failed:
        print("wrong:", name)
    print(f"{len(checks) - len(failed)} passed, {len(failed)} failed, 0 skipped")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
