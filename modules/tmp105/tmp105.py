"""TMP105 thermometer by Texas Instruments on I2C. Datasheet SBOS648. Errors of the bus are OSError."""
from micropython import const

_TEMPERATURE = const(0)
_CONFIG = const(1)
_LOW = const(2)
_HIGH = const(3)


class TMP105:
    """resolution: 9 to 12 bits, 0.5 to 0.0625 °C; a conversion takes 27.5 ms at 9 bits and doubles with each further one."""

    def __init__(self, i2c, address=0x48, resolution=12):
        if not 9 <= resolution <= 12:
            raise ValueError("the resolution must be 9 to 12 bits")
        self.i2c = i2c
        self.address = address
        self._config = (resolution - 9) << 5
        self._write(_CONFIG, bytes((self._config,)))

    @property
    def temperature(self):
        """The last conversion, in °C."""
        return self._read(_TEMPERATURE)

    @property
    def conversion_ms(self):
        return 28 << (self._config >> 5 & 3)

    def alert(self, low, high, active_high=False):
        """The ALERT pin is active from `high` °C on until the temperature falls below `low`."""
        if not -128 <= low < high < 128:
            raise ValueError("expected -128 <= low < high < 128")
        self._write(_LOW, self._encode(low))
        self._write(_HIGH, self._encode(high))
        self._config = self._config & ~4 | (4 if active_high else 0)
        self._write(_CONFIG, bytes((self._config,)))

    def shutdown(self, enable=True):
        """Stops converting, to save power; start() then measures once."""
        self._config = self._config & ~1 | (1 if enable else 0)
        self._write(_CONFIG, bytes((self._config,)))

    def start(self):
        """One conversion while shut down; its result is there after conversion_ms."""
        self._write(_CONFIG, bytes((self._config | 0x80,)))

    def _encode(self, degrees):
        raw = round(degrees * 16) * 16
        return bytes((raw >> 8 & 0xFF, raw & 0xFF))

    def _read(self, register):
        data = self.i2c.readfrom_mem(self.address, register, 2)
        raw = data[0] << 8 | data[1]
        return (raw - 65536 if raw & 0x8000 else raw) / 256

    def _write(self, register, data):
        self.i2c.writeto_mem(self.address, register, data)
