# A driver for an SPI flash chip as a block device: erase, program, read; write protection; what lies outside.
# board:
# [[spi]]
# id = 0
# sck = 18
# mosi = 19
# miso = 16
# [[device]]
# model = "spi_flash"
# name = "chip"
# bus = "spi0"
# cs = 17
# size = 524_288
# expect:
# {255}
# True
# True
# True
# {255}
from machine import Pin, SPI
import time


class Flash:
    """Blocks of 4096 bytes for a file system: readblocks(), writeblocks(), ioctl()."""

    def __init__(self, spi, cs):
        self.spi = spi
        self.cs = cs
        cs.init(cs.OUT, value=1)

    def command(self, head, out=b"", into=None):
        self.cs(0)
        self.spi.write(head)
        self.spi.write(out)
        if into is not None:
            self.spi.readinto(into)
        self.cs(1)

    def wait(self):
        status = bytearray(1)
        while True:
            self.command(b"\x05", into=status)
            if not status[0] & 1:
                return
            time.sleep_us(50)

    def address(self, code, offset):
        return bytes((code, offset >> 16, offset >> 8 & 0xFF, offset & 0xFF))

    def erase(self, block):
        self.command(b"\x06")
        self.command(self.address(0x20, block * 4096))
        self.wait()

    def readblocks(self, block, buf, offset=0):
        self.command(self.address(0x03, block * 4096 + offset), into=buf)

    def writeblocks(self, block, buf, offset=None):
        if offset is None:
            self.erase(block)
        view = memoryview(buf)
        start = block * 4096 + (offset or 0)
        for at in range(0, len(buf), 256):
            self.command(b"\x06")
            self.command(self.address(0x02, start + at), view[at:at + 256])
            self.wait()


flash = Flash(SPI(0, baudrate=10_000_000), Pin(17))
block = bytearray(4096)
flash.readblocks(3, block)
print(set(block))
start = time.ticks_ms()
flash.writeblocks(3, bytes(range(256)) * 16)
print(40 < time.ticks_ms() - start < 120)
flash.readblocks(3, block)
print(block == bytes(range(256)) * 16)
flash.writeblocks(3, b"\x0f" * 256, 0)
part = bytearray(20)
flash.readblocks(3, part)
print(part == bytes(i & 15 for i in range(20)))
flash.erase(3)
flash.readblocks(3, block)
print(set(block))
