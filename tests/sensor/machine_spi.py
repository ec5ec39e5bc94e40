# SPI and SoftSPI: a flash chip, a loop of wire, modes, lengths, what is refused.
# board:
# [pins]
# wires = [[11, 12]]
# [[spi]]
# id = 0
# sck = 18
# mosi = 19
# miso = 16
# max_frequency = 20_000_000
# [[device]]
# model = "spi_flash"
# name = "chip"
# bus = "spi0"
# cs = 17
# size = 1_048_576
# expect:
# SPI(0, baudrate=10000000, polarity=0, phase=0, bits=8) ef4014
# SoftSPI(baudrate=500000, polarity=0, phase=0, bits=8) ef4014
# b'\xff\xff\xff\xffnode\xff\xff\xff\xff'
# b'node'
# 0 0 00a55aff 3333
# 0 1 00a55aff 3333
# 1 0 00a55aff 3333
# 1 1 00a55aff 3333
# True
# ValueError there is no SPI 3; this board has 0
# ValueError SPI 0 is wired to pin 18 on this board, not to pin 2
# ValueError polarity, phase and firstbit are 0 or 1
# ValueError buffers must be the same length, not 3 and 2
# ValueError baudrate must be at least 1
from machine import Pin, SoftSPI, SPI
import time

spi = SPI(0, baudrate=10_000_000, sck=Pin(18), mosi=Pin(19), miso=Pin(16))
cs = Pin(17, Pin.OUT, value=1)


def command(bus, data, answer=0):
    cs(0)
    bus.write(data)
    result = bus.read(answer)
    cs(1)
    return result


def wait(bus):
    while command(bus, b"\x05", 1)[0] & 1:
        time.sleep_us(100)


print(spi, command(spi, b"\x9f", 3).hex())
soft = SoftSPI(baudrate=500_000, sck=Pin(18), mosi=Pin(19), miso=Pin(16))
print(soft, command(soft, b"\x9f", 3).hex())
spi = SPI(0, 10_000_000)
command(spi, b"\x06")
command(spi, b"\x20\x00\x10\x00")
wait(spi)
command(spi, b"\x06")
command(spi, b"\x02\x00\x10\x04" + b"node")
wait(spi)
print(command(spi, b"\x03\x00\x10\x00", 12))
data = bytearray(b"\x03\x00\x10\x04----")
cs(0)
spi.write_readinto(data, data)
cs(1)
print(bytes(data[4:]))

loop = SoftSPI(sck=Pin(10), mosi=Pin(11), miso=Pin(12), baudrate=100_000)
for polarity in 0, 1:
    for phase in 0, 1:
        loop.init(polarity=polarity, phase=phase)
        answer = bytearray(4)
        loop.write_readinto(b"\x00\xa5\x5a\xff", answer)
        print(polarity, phase, answer.hex(), loop.read(2, 0x33).hex())
start = time.ticks_us()
loop.write(bytes(10))
print(750 < time.ticks_diff(time.ticks_us(), start) < 1100)


def fails(function):
    try:
        function()
    except Exception as e:
        print(type(e).__name__, e)


fails(lambda: SPI(3))
fails(lambda: SPI(0, sck=Pin(2)))
fails(lambda: SPI(0, polarity=2))
fails(lambda: spi.write_readinto(b"abc", bytearray(2)))
fails(lambda: SPI(0, 0))
