# I2C and SoftI2C: scan, memory, repeated start, lists of buffers, single steps, clock rate, what is refused.
# board:
# [[i2c]]
# id = 0
# scl = 5
# sda = 4
# [[device]]
# model = "tmp105"
# name = "thermo"
# bus = "i2c0"
# temperature = 25
# [[device]]
# model = "lis3dh"
# name = "motion"
# bus = "i2c0"
# address = 0x19
# expect:
# I2C(0, freq=400000) ['0x19', '0x48']
# 1 b'3' b'3'
# 1230 3
# 4560
# SoftI2C(freq=100000) ['0x19', '0x48']
# 1 b'3' b'3'
# 1230 3
# 4560
# 2 1 1230
# True
# OSError [Errno 19] I2C 0, address 0x20: no device answers
# OSError [Errno 19] SoftI2C, address 0x20: no device answers
# OSError [Errno 5] I2C 0, address 0x48: device refused a byte (thermo: pointer 7 names no register, there are 0 to 3)
# OSError [Errno 5] I2C 0, address 0x19: device refused a byte (motion: write to register 0x0f, which is read only)
# ValueError I2C address must be 0 to 127, not 200
# OSError [Errno 95] I2C has no single steps, SoftI2C does: not supported by this board
# ValueError there is no I2C 2; this board has 0
# ValueError I2C 0 is wired to pin 5 on this board, not to pin 6
# ValueError no I2C of this board is wired to these pins
# I2C(0, freq=400000) I2C(0, freq=100000)
# TypeError readfrom_into() needs a writable buffer
from machine import I2C, Pin, SoftI2C
import time

hard = I2C(0, scl=Pin(5), sda=Pin(4), freq=400_000)
soft = SoftI2C(Pin(5), Pin(4), freq=100_000)
for bus in hard, soft:
    print(bus, [hex(address) for address in bus.scan()])
    print(bus.writeto(0x19, b"\x0f", False), bus.readfrom(0x19, 1), bus.readfrom_mem(0x19, 0x0F, 1))
    bus.writeto_mem(0x48, 2, b"\x12\x30")
    word = bytearray(2)
    bus.readfrom_mem_into(0x48, 2, word)
    print(word.hex(), bus.writevto(0x48, (b"\x03", bytearray(b"\x45\x60"), b"")))
    bus.writeto(0x48, b"\x03")
    bus.readfrom_into(0x48, word)
    print(word.hex())
    hard = I2C(0)

soft.start()
print(soft.write(bytes((0x48 << 1, 0x02))), end=" ")
soft.start()
print(soft.write(bytes((0x48 << 1 | 1,))), end=" ")
soft.readinto(word)
soft.stop()
print(word.hex())
start = time.ticks_us()
hard.readfrom_mem(0x48, 0, 2)
fast = time.ticks_diff(time.ticks_us(), start)
hard.init(freq=100_000)
start = time.ticks_us()
hard.readfrom_mem(0x48, 0, 2)
print(3 < time.ticks_diff(time.ticks_us(), start) / fast < 4.2)


def fails(function):
    try:
        function()
    except Exception as e:
        print(type(e).__name__, e)


fails(lambda: hard.writeto(0x20, b"a"))
fails(lambda: soft.writeto(0x20, b"a"))
fails(lambda: hard.writeto(0x48, b"\x07"))
fails(lambda: hard.writeto_mem(0x19, 0x0F, b"\x00"))
fails(lambda: hard.readfrom(200, 1))
fails(lambda: hard.start())
fails(lambda: I2C(2))
fails(lambda: I2C(0, scl=Pin(6)))
fails(lambda: I2C(sda=7, scl=6))
print(I2C(sda=4, scl=5), I2C(-1, freq=100_000))
fails(lambda: hard.readfrom_into(0x48, b"ab"))
