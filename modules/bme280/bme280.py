"""BME280 by Bosch: temperature, pressure and humidity, on I2C or SPI. Datasheet BST-BME280-DS001.

    sensor = BME280(i2c=I2C(0))
    celsius, pascal, percent = sensor.read_compensated_data()

Each reading is one forced measurement; between them the chip sleeps. Errors of the bus are OSError; another chip at the
address is RuntimeError.
"""
import struct
import time

from micropython import const

BME280_I2CADDR = const(0x76)

BME280_OSAMPLE_1 = const(1)
BME280_OSAMPLE_2 = const(2)
BME280_OSAMPLE_4 = const(3)
BME280_OSAMPLE_8 = const(4)
BME280_OSAMPLE_16 = const(5)

_CALIBRATION = const(0x88)
_CALIBRATION_H = const(0xE1)
_ID = const(0xD0)
_RESET = const(0xE0)
_CTRL_HUM = const(0xF2)
_STATUS = const(0xF3)
_CTRL_MEAS = const(0xF4)
_CONFIG = const(0xF5)
_DATA = const(0xF7)
_FORCED = const(1)


class BME280:
    def __init__(self, mode=BME280_OSAMPLE_8, address=BME280_I2CADDR, i2c=None, spi=None, cs=None):
        if not BME280_OSAMPLE_1 <= mode <= BME280_OSAMPLE_16:
            raise ValueError("mode must be BME280_OSAMPLE_1 to BME280_OSAMPLE_16")
        if (i2c is None) == (spi is None) or (spi is not None and cs is None):
            raise ValueError("give i2c, or spi and cs")
        self.i2c = i2c
        self.spi = spi
        self.cs = cs
        self.address = address
        self.sea_level = 101325
        self._mode = mode
        self._data = bytearray(8)
        if spi is not None:
            cs.init(cs.OUT, value=1)
        found = self._read(_ID, 1)[0]
        if found != 0x60:
            raise RuntimeError("no BME280: the chip says 0x%02x" % found)
        self._write(_RESET, 0xB6)
        time.sleep_ms(5)
        self._read_calibration()
        self._write(_CONFIG, 0)

    def _read_calibration(self):
        data = self._read(_CALIBRATION, 26)
        self._t = struct.unpack_from("<Hhh", data)
        self._p = struct.unpack_from("<Hhhhhhhhh", data, 6)
        h = self._read(_CALIBRATION_H, 7)
        h2, h3 = struct.unpack_from("<hB", h)
        # H4 and H5 are signed 12-bit numbers that share a byte.
        h4 = struct.unpack_from("<b", h, 3)[0] << 4 | h[4] & 0x0F
        h5 = struct.unpack_from("<b", h, 5)[0] << 4 | h[4] >> 4
        self._h = (data[25], h2, h3, h4, h5, struct.unpack_from("<b", h, 6)[0])

    def read_raw_data(self, result=None):
        """One measurement: raw temperature, pressure, humidity."""
        mode = self._mode
        self._write(_CTRL_HUM, mode)
        self._write(_CTRL_MEAS, mode << 5 | mode << 2 | _FORCED)
        # The longest times of the datasheet's appendix B.
        time.sleep_us(1250 + (2300 << (mode - 1)) + 2 * ((2300 << (mode - 1)) + 575))
        while self._read(_STATUS, 1)[0] & 0x08:
            time.sleep_ms(1)
        data = self._data
        self._read_into(_DATA, data)
        raw = (data[3] << 12 | data[4] << 4 | data[5] >> 4, data[0] << 12 | data[1] << 4 | data[2] >> 4,
               data[6] << 8 | data[7])
        if result is not None:
            result[0], result[1], result[2] = raw
            return result
        return raw

    def read_compensated_data(self, result=None):
        """(°C, Pa, % relative humidity)"""
        raw_t, raw_p, raw_h = self.read_raw_data()
        fine = self._fine_temperature(raw_t)
        values = ((fine * 5 + 128 >> 8) / 100, self._pressure(raw_p, fine) / 256, self._humidity(raw_h, fine) / 1024)
        if result is not None:
            result[0], result[1], result[2] = values
            return result
        return values

    # The datasheet's integer formulas (section 4.2.3 and 8.2), so that results do not depend on the width of floats.

    def _fine_temperature(self, raw):
        t1, t2, t3 = self._t
        linear = ((raw >> 3) - (t1 << 1)) * t2 >> 11
        offset = (raw >> 4) - t1
        return linear + ((offset * offset >> 12) * t3 >> 14)

    def _pressure(self, raw, fine):
        """In 1/256 Pa."""
        p1, p2, p3, p4, p5, p6, p7, p8, p9 = self._p
        x = fine - 128000
        offset = x * x * p6 + (x * p5 << 17) + (p4 << 35)
        slope = ((1 << 47) + (x * x * p3 >> 8) + (x * p2 << 12)) * p1 >> 33
        if slope == 0:
            return 0
        p = (((1048576 - raw) << 31) - offset) * 3125 // slope
        return (p + (p9 * (p >> 13) * (p >> 13) >> 25) + (p8 * p >> 19) >> 8) + (p7 << 4)

    def _humidity(self, raw, fine):
        """In 1/1024 %."""
        h1, h2, h3, h4, h5, h6 = self._h
        x = fine - 76800
        left = (raw << 14) - (h4 << 20) - h5 * x + 16384 >> 15
        right = ((x * h6 >> 10) * ((x * h3 >> 11) + 32768) >> 10) + 2097152
        x = left * (right * h2 + 8192 >> 14)
        x -= ((x >> 15) * (x >> 15) >> 7) * h1 >> 4
        return min(max(x, 0), 419430400) >> 12

    @property
    def values(self):
        """The measurement as text: ('21.30C', '1013.25hPa', '48.20%')."""
        t, p, h = self.read_compensated_data()
        return "%.2fC" % t, "%.2fhPa" % (p / 100), "%.2f%%" % h

    @property
    def altitude(self):
        """In m, from the pressure and sea_level in Pa, by the standard atmosphere."""
        return 44330 * (1 - (self.read_compensated_data()[1] / self.sea_level) ** 0.1903)

    @property
    def dew_point(self):
        """In °C, by the formula of Magnus."""
        from math import log

        t, _, h = self.read_compensated_data()
        gamma = log(max(h, 0.1) / 100) + 17.62 * t / (243.12 + t)
        return 243.12 * gamma / (17.62 - gamma)

    def _read(self, register, count):
        data = bytearray(count)
        self._read_into(register, data)
        return data

    def _read_into(self, register, data):
        if self.i2c is not None:
            self.i2c.readfrom_mem_into(self.address, register, data)
            return
        self.cs(0)
        self.spi.write(bytes((register | 0x80,)))
        self.spi.readinto(data)
        self.cs(1)

    def _write(self, register, value):
        if self.i2c is not None:
            self.i2c.writeto_mem(self.address, register, bytes((value,)))
            return
        self.cs(0)
        self.spi.write(bytes((register & 0x7F, value)))
        self.cs(1)
