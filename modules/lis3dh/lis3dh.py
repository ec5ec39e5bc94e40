"""LIS3DH: accelerometer by ST on I2C or SPI, with a FIFO of 32 samples and interrupts. Datasheet DocID17530.

One reading: acceleration. A stream: set_odr(100), fifo_enable(True), then whenever get_fifo_count() is enough,
read_samples_into(buffer) and deinterleave_samples(buffer, x, y, z). With interrupt(samples) pin INT1 is high while so many
samples wait. Errors of the bus are OSError; another chip is RuntimeError.
"""
import struct

from micropython import const

RANGE_2_G = const(0)
RANGE_4_G = const(1)
RANGE_8_G = const(2)
RANGE_16_G = const(3)

STANDARD_GRAVITY = 9.80665

_WHO_AM_I = const(0x0F)
_TEMP_CFG = const(0x1F)
_CTRL1 = const(0x20)
_CTRL3 = const(0x22)
_CTRL4 = const(0x23)
_CTRL5 = const(0x24)
_OUT_ADC3_L = const(0x0C)
_OUT_X_L = const(0x28)
_FIFO_CTRL = const(0x2E)
_FIFO_SRC = const(0x2F)
_CLICK_CFG = const(0x38)
_CLICK_SRC = const(0x39)
_CLICK_THS = const(0x3A)
_TIME_LIMIT = const(0x3B)

_RATES = (0, 1, 10, 25, 50, 100, 200, 400, 1600, 1344)  # Hz, by the upper half of CTRL_REG1
_MG_PER_DIGIT = (1, 2, 4, 12)  # of 12 bits, by range


class LIS3DH:
    """What both buses have in common; a subclass has _read(register, buffer) and _write(register, value)."""

    bytes_per_sample = 6  # x, y, z: int16, little endian, left aligned

    def __init__(self):
        self._byte = bytearray(1)
        self._word = bytearray(2)
        self._vector = bytearray(6)
        if self.whoami != 0x33:
            raise RuntimeError("no LIS3DH: the chip says 0x%02x" % self.whoami)
        self._range = RANGE_2_G
        self._write(_CTRL5, 0)
        self._write(_FIFO_CTRL, 0)
        self._write(_CTRL3, 0)
        self._write(_CTRL4, 0x88)  # high resolution, no sample is torn
        self._write(_TEMP_CFG, 0xC0)
        self.set_odr(100)

    @property
    def whoami(self):
        return self._read_byte(_WHO_AM_I)

    def set_odr(self, hz):
        """Samples per second: 1, 10, 25, 50, 100, 200, 400 or 1344."""
        if hz not in _RATES or hz in (0, 1600):
            raise ValueError("the data rate must be 1, 10, 25, 50, 100, 200, 400 or 1344 Hz")
        self._write(_CTRL1, _RATES.index(hz) << 4 | 7)

    @property
    def data_rate(self):
        return _RATES[self._read_byte(_CTRL1) >> 4]

    @data_rate.setter
    def data_rate(self, hz):
        self.set_odr(hz)

    @property
    def range(self):
        return self._range

    @range.setter
    def range(self, value):
        if not RANGE_2_G <= value <= RANGE_16_G:
            raise ValueError("the range must be RANGE_2_G to RANGE_16_G")
        self._write(_CTRL4, 0x88 | value << 4)
        self._range = value

    @property
    def acceleration(self):
        """(x, y, z) in m/s²."""
        scale = _MG_PER_DIGIT[self._range] * STANDARD_GRAVITY / 16000
        self._read(_OUT_X_L, self._vector)
        x, y, z = struct.unpack("<hhh", self._vector)
        return x * scale, y * scale, z * scale

    @property
    def temperature(self):
        """In °C, to a degree; the chip tells changes well and the level badly."""
        self._read(_OUT_ADC3_L, self._word)
        return struct.unpack("<h", self._word)[0] / 256 + 25

    def fifo_enable(self, enable):
        """Starts an empty FIFO, or stops it. When it is full the oldest go."""
        self._write(_FIFO_CTRL, 0)  # bypass: empties it
        self._write(_CTRL5, 0x40 if enable else 0)
        if enable:
            self._write(_FIFO_CTRL, 0x80)

    def get_fifo_count(self):
        """Samples that wait, up to 32."""
        source = self._read_byte(_FIFO_SRC)
        return 32 if source & 0x5F == 0x5F else source & 31

    def read_samples_into(self, buf):
        """Fills a buffer of whole samples; ask get_fifo_count() first."""
        if len(buf) % 6:
            raise ValueError("the buffer must hold whole samples of 6 bytes")
        self._read(_OUT_X_L, buf)

    def deinterleave_samples(self, buf, xs, ys, zs):
        """Samples as read by read_samples_into() become three arrays of int16."""
        count = len(buf) // 6
        if len(xs) != count or len(ys) != count or len(zs) != count:
            raise ValueError("the arrays must have %d items, as the buffer has samples" % count)
        unpack = struct.unpack_from
        for i in range(count):
            xs[i], ys[i], zs[i] = unpack("<hhh", buf, i * 6)

    def overflowed(self):
        """Whether the FIFO was full, so that samples may be lost; reading from it forgets that."""
        return bool(self._read_byte(_FIFO_SRC) & 0x40)

    def interrupt(self, samples=1):
        """INT1 is high while so many samples wait in the FIFO, or, without FIFO, until a sample is read; 0: never."""
        if not 0 <= samples <= 32:
            raise ValueError("the FIFO holds 32 samples")
        fifo = self._read_byte(_FIFO_CTRL) & 0xC0
        self._write(_CTRL3, 0)
        if fifo:
            self._write(_FIFO_CTRL, fifo | max(samples - 1, 0))
        if samples:
            self._write(_CTRL3, 0x04 if fifo else 0x10)

    def set_tap(self, threshold, limit=10):
        """Finds taps: more than threshold/128 of the range for at most `limit` samples. threshold 0: off."""
        self._write(_CLICK_CFG, 0x15 if threshold else 0)
        self._write(_CLICK_THS, threshold)
        self._write(_TIME_LIMIT, limit)

    @property
    def tapped(self):
        """Whether there was a tap since the last time."""
        return bool(self._read_byte(_CLICK_SRC) & 0x40)

    def _read_byte(self, register):
        self._read(register, self._byte)
        return self._byte[0]


class LIS3DH_I2C(LIS3DH):
    def __init__(self, i2c, address=0x18):
        self.i2c = i2c
        self.address = address
        self._out = bytearray(1)
        super().__init__()

    def _read(self, register, buf):
        self.i2c.readfrom_mem_into(self.address, register | 0x80, buf)  # bit 7: count the register up

    def _write(self, register, value):
        self._out[0] = value
        self.i2c.writeto_mem(self.address, register, self._out)


class LIS3DH_SPI(LIS3DH):
    def __init__(self, spi, cs):
        self.spi = spi
        self.cs = cs
        self._out = bytearray(2)
        cs.init(cs.OUT, value=1)
        super().__init__()

    def _read(self, register, buf):
        self.cs(0)
        self.spi.readinto(memoryview(self._out)[:1], register | 0xC0)  # read, count up; then the answer follows
        self.spi.readinto(buf)
        self.cs(1)

    def _write(self, register, value):
        self._out[0] = register
        self._out[1] = value
        self.cs(0)
        self.spi.write(self._out)
        self.cs(1)
