"""The 1-Wire bus of Maxim (Dallas): several devices on one pin, each with a ROM code of eight bytes."""
import _onewire

SEARCH_ROM = 0xF0
MATCH_ROM = 0x55
SKIP_ROM = 0xCC


class OneWireError(Exception):
    """No device answered."""


class OneWire:
    SEARCH_ROM = SEARCH_ROM
    MATCH_ROM = MATCH_ROM
    SKIP_ROM = SKIP_ROM

    def __init__(self, pin):
        self.pin = pin
        pin.init(pin.OPEN_DRAIN, pin.PULL_UP)

    def reset(self, required=False):
        """Whether there is a device; with required=True OneWireError when there is none."""
        found = _onewire.reset(self.pin)
        if required and not found:
            raise OneWireError("no device answers on the 1-Wire bus")
        return found

    def readbit(self):
        return _onewire.readbit(self.pin)

    def readbyte(self):
        return _onewire.readbyte(self.pin)

    def readinto(self, buf):
        for i in range(len(buf)):
            buf[i] = _onewire.readbyte(self.pin)

    def writebit(self, value):
        _onewire.writebit(self.pin, value)

    def writebyte(self, value):
        _onewire.writebyte(self.pin, value)

    def write(self, buf):
        for byte in buf:
            _onewire.writebyte(self.pin, byte)

    def select_rom(self, rom):
        """What follows is for the device with that ROM code."""
        self.reset()
        self.writebyte(MATCH_ROM)
        self.write(rom)

    def crc8(self, data):
        return _onewire.crc8(data)

    def scan(self):
        """The ROM codes of all devices."""
        found = []
        rom, branch = None, -1
        while True:
            rom, branch = self._search(rom, branch)
            if rom is None:
                return found
            found.append(rom)
            if branch < 0:
                return found

    def _search(self, last, last_branch):
        """The next ROM code after `last`, and the highest bit at which it took 0 where 1 is possible too; -1: it is the last.

        The devices send each bit and its complement together; those that differ from the bit the controller then writes
        fall silent. At the branch taken last time it now takes 1.
        """
        if not self.reset():
            return None, -1
        self.writebyte(SEARCH_ROM)
        rom = bytearray(8)
        branch = -1
        for number in range(64):
            bit = self.readbit()
            complement = self.readbit()
            if bit and complement:
                return None, -1  # nobody is left
            if not bit and not complement:
                if number < last_branch:
                    bit = last[number >> 3] >> (number & 7) & 1
                else:
                    bit = 1 if number == last_branch else 0
                if not bit:
                    branch = number
            self.writebit(bit)
            rom[number >> 3] |= bit << (number & 7)
        if self.crc8(rom) != 0:
            return None, -1
        return rom, branch
