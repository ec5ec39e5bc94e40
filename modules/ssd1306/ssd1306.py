"""SSD1306 OLED displays, 128 x 64 or 128 x 32, on I2C or SPI.

The display is a framebuf.FrameBuffer of its own: draw, then show(). Errors of the bus are OSError.
Commands: Solomon Systech's datasheet, revision 1.1.
"""
import framebuf
from micropython import const

_CONTRAST = const(0x81)
_ALL_FROM_MEMORY = const(0xA4)
_NORMAL = const(0xA6)
_OFF = const(0xAE)
_ON = const(0xAF)
_MEMORY_MODE = const(0x20)
_COLUMNS = const(0x21)
_PAGES = const(0x22)
_START_LINE = const(0x40)
_SEGMENT_MAP = const(0xA0)
_MULTIPLEX = const(0xA8)
_SCAN_DIRECTION = const(0xC0)
_OFFSET = const(0xD3)
_COM_PINS = const(0xDA)
_CLOCK = const(0xD5)
_PRECHARGE = const(0xD9)
_DESELECT_LEVEL = const(0xDB)
_CHARGE_PUMP = const(0x8D)


class SSD1306(framebuf.FrameBuffer):
    """What both buses have in common; a subclass has write_cmd(byte) and write_data(buffer)."""

    def __init__(self, width, height, external_vcc=False):
        if not 1 <= width <= 128 or height not in (16, 32, 48, 64):
            raise ValueError("an SSD1306 has up to 128 columns and 16, 32, 48 or 64 rows")
        self.width = width
        self.height = height
        self.external_vcc = external_vcc
        self.pages = height // 8
        self.buffer = bytearray(self.pages * width)
        super().__init__(self.buffer, width, height, framebuf.MONO_VLSB)
        self.init_display()

    def init_display(self):
        external = self.external_vcc
        for command in (
            _OFF,
            _CLOCK, 0x80,
            _MULTIPLEX, self.height - 1,
            _OFFSET, 0,
            _START_LINE,
            _MEMORY_MODE, 0,               # by rows
            _SEGMENT_MAP | 1,              # column 127 is segment 0
            _SCAN_DIRECTION | 8,           # from the last row
            _COM_PINS, 0x02 if self.width > 2 * self.height else 0x12,
            _DESELECT_LEVEL, 0x30,         # 0.83 of the supply
            _PRECHARGE, 0x22 if external else 0xF1,
            _CONTRAST, 0xFF,
            _ALL_FROM_MEMORY,
            _NORMAL,
            _CHARGE_PUMP, 0x10 if external else 0x14,
            _ON,
        ):
            self.write_cmd(command)
        self.fill(0)
        self.show()

    def poweroff(self):
        self.write_cmd(_OFF)

    def poweron(self):
        self.write_cmd(_ON)

    def contrast(self, contrast):
        self.write_cmd(_CONTRAST)
        self.write_cmd(contrast)

    def invert(self, invert):
        self.write_cmd(_NORMAL | (invert & 1))

    def rotate(self, rotate):
        """By 180 degrees."""
        self.write_cmd(_SCAN_DIRECTION | ((rotate & 1) << 3))
        self.write_cmd(_SEGMENT_MAP | (rotate & 1))

    def show(self):
        first = (128 - self.width) // 2    # narrower panels sit in the middle of the controller's columns
        for command in (_COLUMNS, first, first + self.width - 1, _PAGES, 0, self.pages - 1):
            self.write_cmd(command)
        self.write_data(self.buffer)


class SSD1306_I2C(SSD1306):
    def __init__(self, width, height, i2c, addr=0x3C, external_vcc=False):
        self.i2c = i2c
        self.addr = addr
        self.temp = bytearray((0x80, 0))   # one command follows
        self.write_list = [b"\x40", None]  # data follow
        super().__init__(width, height, external_vcc)

    def write_cmd(self, cmd):
        self.temp[1] = cmd
        self.i2c.writeto(self.addr, self.temp)

    def write_data(self, buf):
        self.write_list[1] = buf
        self.i2c.writevto(self.addr, self.write_list)


class SSD1306_SPI(SSD1306):
    def __init__(self, width, height, spi, dc, res, cs, external_vcc=False):
        import time

        self.rate = 10 * 1000 * 1000
        self.spi = spi
        self.dc = dc
        self.res = res
        self.cs = cs
        dc.init(dc.OUT, value=0)
        res.init(res.OUT, value=0)
        cs.init(cs.OUT, value=1)
        res(1)
        time.sleep_ms(1)
        res(0)
        time.sleep_ms(10)
        res(1)
        super().__init__(width, height, external_vcc)

    def _send(self, data, is_data):
        self.spi.init(baudrate=self.rate, polarity=0, phase=0)
        self.cs(1)
        self.dc(is_data)
        self.cs(0)
        self.spi.write(data)
        self.cs(1)

    def write_cmd(self, cmd):
        self._send(bytes((cmd,)), 0)

    def write_data(self, buf):
        self._send(buf, 1)
