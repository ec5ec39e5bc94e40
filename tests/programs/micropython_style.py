"""Code as a MicroPython user writes it: const, preallocated buffers, struct, a driver against a fake bus."""

import struct
from array import array

try:
    from micropython import const
except ImportError:

    def const(value):
        return value


_REG_ID = const(0x0F)
_REG_CTRL = const(0x20)
_REG_OUT = const(0x28)
_WHO_AM_I = const(0x33)
_FIFO_LEN = const(32)


class FakeI2C:
    """A register-level accelerometer that plays a recorded motion."""

    def __init__(self):
        self.regs = bytearray(64)
        self.regs[_REG_ID] = _WHO_AM_I
        self.t = 0
        self.log = []

    def scan(self):
        return [0x18]

    def readfrom_mem_into(self, addr, reg, buf):
        if addr != 0x18:
            raise OSError(19)
        if reg & 0x7F == _REG_OUT:
            self.t += 1
            x, y, z = (self.t * 37) % 400 - 200, (self.t * 91) % 300 - 150, 16384 - self.t
            struct.pack_into("<hhh", self.regs, _REG_OUT, x, y, z)
        for i in range(len(buf)):
            buf[i] = self.regs[(reg & 0x3F) + i]

    def writeto_mem(self, addr, reg, data):
        if addr != 0x18:
            raise OSError(19)
        self.log.append((hex(reg), bytes(data)))
        for i, b in enumerate(data):
            self.regs[reg + i] = b


class Accelerometer:
    def __init__(self, i2c, addr=0x18):
        self._i2c = i2c
        self._addr = addr
        self._b1 = bytearray(1)
        self._b6 = bytearray(6)
        if self._read(_REG_ID) != _WHO_AM_I:
            raise RuntimeError("no accelerometer")
        self.rate = 100

    def _read(self, reg):
        self._i2c.readfrom_mem_into(self._addr, reg, self._b1)
        return self._b1[0]

    def _write(self, reg, value):
        self._b1[0] = value
        self._i2c.writeto_mem(self._addr, reg, self._b1)

    @property
    def rate(self):
        return self._rate

    @rate.setter
    def rate(self, hz):
        codes = {1: 1, 10: 2, 100: 5, 400: 7}
        if hz not in codes:
            raise ValueError("rate must be one of %s" % sorted(codes))
        self._rate = hz
        self._write(_REG_CTRL, codes[hz] << 4 | 0x07)

    def read(self):
        self._i2c.readfrom_mem_into(self._addr, _REG_OUT | 0x80, self._b6)
        return struct.unpack("<hhh", self._b6)


class Ring:
    """A ring buffer of int16 without allocation."""

    def __init__(self, size):
        self._buf = array("h", bytearray(2 * size))
        self._size = size
        self._head = self._n = 0

    def push(self, v):
        self._buf[self._head] = v
        self._head = (self._head + 1) % self._size
        self._n = min(self._n + 1, self._size)

    def __iter__(self):
        start = self._head - self._n
        for i in range(self._n):
            yield self._buf[(start + i) % self._size]


class Biquad:
    def __init__(self, b0, b1, b2, a1, a2):
        self.c = array("f", (b0, b1, b2, a1, a2))
        self.s1 = self.s2 = 0.0

    def step(self, x):
        c = self.c
        y = c[0] * x + self.s1
        self.s1 = c[1] * x - c[3] * y + self.s2
        self.s2 = c[2] * x - c[4] * y
        return y


def crc8(data):
    crc = 0xFF
    for b in data:
        crc ^= b
        for _ in range(8):
            crc = (crc << 1 ^ 0x31) & 0xFF if crc & 0x80 else crc << 1
    return crc


def hexdump(data, width=8):
    mv = memoryview(data)
    for i in range(0, len(mv), width):
        row = mv[i : i + width]
        print(
            "%04x  %s  %s"
            % (i, " ".join("%02x" % b for b in row), "".join(chr(b) if 32 <= b < 127 else "." for b in row))
        )


i2c = FakeI2C()
print([hex(a) for a in i2c.scan()])
acc = Accelerometer(i2c)
acc.rate = 400
print(acc.rate, i2c.log)
ring = Ring(_FIFO_LEN)
peak = 0
for _ in range(50):
    x, y, z = acc.read()
    ring.push(x)
    m = abs(x) + abs(y)
    if m > peak:
        peak = m
print(list(ring), peak)
lp = Biquad(0.25, 0.5, 0.25, 0.0, 0.0)
print(["%.2f" % lp.step(v) for v in (0, 0, 8, 8, 8, 0)])
try:
    acc.rate = 50
except ValueError as e:
    print(e)
try:
    Accelerometer(i2c, 0x19)
except OSError as e:
    print("OSError", e.args[0])
packet = bytearray(12)
struct.pack_into(">BHhf", packet, 0, 0xA5, 513, -2, 1.5)
packet[11] = crc8(packet[:11])
hexdump(packet + b"hello")
print(crc8(b"\xbe\xef"), crc8(packet[:11]) == packet[11], struct.unpack_from(">H", packet, 1))
state = {"n": 0}


def isr(_):
    state["n"] += 1


for tick in range(10):
    if tick % 3 == 0:
        isr(None)
print(state["n"], bytes(packet[3:5]), int.from_bytes(packet[1:3], "big"))
