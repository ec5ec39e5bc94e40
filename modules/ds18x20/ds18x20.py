"""Thermometers DS18B20, DS1822 and DS18S20 by Maxim on a 1-Wire bus.

    sensors = DS18X20(onewire.OneWire(Pin(12)))
    roms = sensors.scan()
    sensors.convert_temp()
    time.sleep_ms(750)
    print(sensors.read_temp(roms[0]))
"""
from micropython import const

_CONVERT = const(0x44)
_READ_SCRATCH = const(0xBE)
_WRITE_SCRATCH = const(0x4E)
_FAMILIES = (0x10, 0x22, 0x28)
_SKIP_ROM = const(0xCC)


class DS18X20:
    def __init__(self, onewire):
        self.ow = onewire
        self.buf = bytearray(9)

    def scan(self):
        """The ROM codes of the thermometers on the bus."""
        return [rom for rom in self.ow.scan() if rom[0] in _FAMILIES]

    def convert_temp(self):
        """All of them begin to measure; it takes up to 750 ms."""
        self.ow.reset(True)
        self.ow.writebyte(_SKIP_ROM)
        self.ow.writebyte(_CONVERT)

    def read_scratch(self, rom):
        self.ow.reset(True)
        self.ow.select_rom(rom)
        self.ow.writebyte(_READ_SCRATCH)
        self.ow.readinto(self.buf)
        if self.ow.crc8(self.buf):
            raise Exception("CRC error")
        return self.buf

    def write_scratch(self, rom, buf):
        """Alarm limits and, of a DS18B20, the resolution: 0x1f, 0x3f, 0x5f, 0x7f for 9 to 12 bits."""
        self.ow.reset(True)
        self.ow.select_rom(rom)
        self.ow.writebyte(_WRITE_SCRATCH)
        self.ow.write(buf)

    def read_temp(self, rom):
        """The last measurement in °C; 85 before the first."""
        data = self.read_scratch(rom)
        raw = data[0] | data[1] << 8
        if raw & 0x8000:
            raw -= 0x10000
        if rom[0] == 0x10:  # half degrees, and the rest of the conversion's count
            return (raw >> 1) - 0.25 + (data[7] - data[6]) / data[7] if data[7] else raw / 2
        return raw / 16
