"""DHT11 and DHT22 (AM2302): humidity and temperature on one wire. measure(), then humidity() in % and temperature() in °C.

OSError when the sensor does not answer, Exception("checksum error") when it was disturbed. At most one measurement a second
(DHT11), one in two seconds (DHT22): asked sooner the sensor repeats the last.
"""
from machine import dht_readinto


class DHTBase:
    _start_us = 18000

    def __init__(self, pin):
        self.pin = pin
        self.buf = bytearray(5)

    def measure(self):
        buf = self.buf
        dht_readinto(self.pin, buf, self._start_us)
        if (buf[0] + buf[1] + buf[2] + buf[3]) & 0xFF != buf[4]:
            raise Exception("checksum error")


class DHT11(DHTBase):
    def humidity(self):
        return self.buf[0]

    def temperature(self):
        return self.buf[2]


class DHT22(DHTBase):
    _start_us = 1000

    def humidity(self):
        return (self.buf[0] << 8 | self.buf[1]) / 10

    def temperature(self):
        tenths = (self.buf[2] & 0x7F) << 8 | self.buf[3]
        return (-tenths if self.buf[2] & 0x80 else tenths) / 10
