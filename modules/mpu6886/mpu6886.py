"""MPU6886: accelerometer and gyroscope by InvenSense on I2C, with FIFO and interrupt. Datasheet DS-000193.

One reading: acceleration, gyro, temperature. A stream: set_odr(100), fifo_enable(True), then whenever get_fifo_count() is
enough, read_samples_into(buffer) and deinterleave_samples(buffer, x, y, z). With interrupt(samples) the INT pin rises when
so many samples are waiting. Errors of the bus are OSError; another chip at the address is RuntimeError.
"""
import struct
import time

from micropython import const

ACCEL_FS_SEL_2G = const(0)
ACCEL_FS_SEL_4G = const(8)
ACCEL_FS_SEL_8G = const(16)
ACCEL_FS_SEL_16G = const(24)
GYRO_FS_SEL_250DPS = const(0)
GYRO_FS_SEL_500DPS = const(8)
GYRO_FS_SEL_1000DPS = const(16)
GYRO_FS_SEL_2000DPS = const(24)

# Units: the result is g or degrees per second times these.
SF_G = 1
SF_M_S2 = 9.80665
SF_DEG_S = 1
SF_RAD_S = 0.017453292519943

_SMPLRT_DIV = const(0x19)
_CONFIG = const(0x1A)
_GYRO_CONFIG = const(0x1B)
_ACCEL_CONFIG = const(0x1C)
_ACCEL_CONFIG2 = const(0x1D)
_FIFO_EN = const(0x23)
_INT_PIN_CFG = const(0x37)
_INT_ENABLE = const(0x38)
_FIFO_WM_INT_STATUS = const(0x39)
_INT_STATUS = const(0x3A)
_ACCEL_XOUT_H = const(0x3B)
_TEMP_OUT_H = const(0x41)
_GYRO_XOUT_H = const(0x43)
_FIFO_WM_TH1 = const(0x60)
_USER_CTRL = const(0x6A)
_PWR_MGMT_1 = const(0x6B)
_FIFO_COUNTH = const(0x72)
_FIFO_R_W = const(0x74)
_WHO_AM_I = const(0x75)

_FIFO_BYTES = const(1024)


class MPU6886:
    bytes_per_sample = 8  # in the FIFO: x, y, z and temperature, int16, big endian

    def __init__(self, i2c, address=0x68, accel_fs=ACCEL_FS_SEL_2G, gyro_fs=GYRO_FS_SEL_250DPS, accel_sf=SF_M_S2,
                 gyro_sf=SF_RAD_S):
        self.i2c = i2c
        self.address = address
        self._word = bytearray(2)
        self._vector = bytearray(6)
        if self.whoami != 0x19:
            raise RuntimeError("no MPU6886 at address 0x%02x: it says 0x%02x" % (address, self.whoami))
        self._write(_PWR_MGMT_1, 0x80)  # reset
        time.sleep_ms(100)
        self._write(_PWR_MGMT_1, 0x01)  # awake, by the best clock
        time.sleep_ms(10)
        self._write(_CONFIG, 0x01)  # 176 Hz low-pass; samples at 1 kHz / (1 + divider)
        self._write(_ACCEL_CONFIG2, 0x00)
        self._write(_GYRO_CONFIG, gyro_fs)
        self._write(_ACCEL_CONFIG, accel_fs)
        self._accel_scale = accel_sf * (1 << (accel_fs >> 3)) / 16384
        self._gyro_scale = gyro_sf * (1 << (gyro_fs >> 3)) / 131.072

    @property
    def whoami(self):
        return self.i2c.readfrom_mem(self.address, _WHO_AM_I, 1)[0]

    @property
    def acceleration(self):
        """(x, y, z) in m/s², or in g with accel_sf=SF_G."""
        return self._read_vector(_ACCEL_XOUT_H, self._accel_scale)

    @property
    def gyro(self):
        """(x, y, z) in rad/s, or in degrees/s with gyro_sf=SF_DEG_S."""
        return self._read_vector(_GYRO_XOUT_H, self._gyro_scale)

    @property
    def temperature(self):
        """In °C."""
        self.i2c.readfrom_mem_into(self.address, _TEMP_OUT_H, self._word)
        return struct.unpack(">h", self._word)[0] / 326.8 + 25

    def set_odr(self, hz):
        """Samples per second: 4 to 1000; the next rate that divides 1000."""
        if not 4 <= hz <= 1000:
            raise ValueError("the data rate must be 4 to 1000 Hz")
        self._write(_SMPLRT_DIV, 1000 // hz - 1)

    def fifo_enable(self, enable):
        """Starts an empty FIFO of acceleration and temperature, or stops it. When it is full the oldest go."""
        self._write(_FIFO_EN, 0x08 if enable else 0)
        self._write(_USER_CTRL, 0x44 if enable else 0x04)

    def get_fifo_count(self):
        """Samples that wait."""
        self.i2c.readfrom_mem_into(self.address, _FIFO_COUNTH, self._word)
        return (self._word[0] << 8 | self._word[1]) // self.bytes_per_sample

    def read_samples_into(self, buf):
        """Fills a buffer of whole samples; ask get_fifo_count() first."""
        if len(buf) % self.bytes_per_sample:
            raise ValueError("the buffer must hold whole samples of %d bytes" % self.bytes_per_sample)
        self.i2c.readfrom_mem_into(self.address, _FIFO_R_W, buf)

    def deinterleave_samples(self, buf, xs, ys, zs):
        """Samples as read by read_samples_into() become three arrays of int16."""
        size = self.bytes_per_sample
        count = len(buf) // size
        if len(xs) != count or len(ys) != count or len(zs) != count:
            raise ValueError("the arrays must have %d items, as the buffer has samples" % count)
        unpack = struct.unpack_from
        for i in range(count):
            xs[i], ys[i], zs[i] = unpack(">hhh", buf, i * size)

    def overflowed(self):
        """Whether samples were lost since the last call."""
        return bool(self.i2c.readfrom_mem(self.address, _INT_STATUS, 1)[0] & 0x10)

    def interrupt(self, samples=1):
        """INT goes high when so many samples wait in the FIFO, or, without FIFO, with each sample; 0: never.

        It stays high until interrupt_clear().
        """
        size = samples * self.bytes_per_sample
        if size > _FIFO_BYTES:
            raise ValueError("the FIFO holds %d samples" % (_FIFO_BYTES // self.bytes_per_sample))
        if samples <= 1:
            size = 0
        self._write(_INT_PIN_CFG, 0x20)  # high, push-pull, latched
        self._write(_FIFO_WM_TH1, size >> 8)
        self._write(_FIFO_WM_TH1 + 1, size & 0xFF)
        self._write(_INT_ENABLE, 1 if samples == 1 else 0)
        self.interrupt_clear()

    def interrupt_clear(self):
        self.i2c.readfrom_mem_into(self.address, _FIFO_WM_INT_STATUS, self._word)  # and INT_STATUS behind it

    def _write(self, register, value):
        self._word[0] = value
        self.i2c.writeto_mem(self.address, register, memoryview(self._word)[:1])

    def _read_vector(self, register, scale):
        self.i2c.readfrom_mem_into(self.address, register, self._vector)
        x, y, z = struct.unpack(">hhh", self._vector)
        return x * scale, y * scale, z * scale

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        pass
