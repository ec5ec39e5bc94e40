# time_pulse_us, bitstream, mem8/16/32 on the register file.
# board:
# [pins]
# wires = [[4, 5]]
# [[device]]
# model = "digital_source"
# name = "square"
# pin = 9
# frequency = 500
# duty = 0.25
# expect:
# True True
# -2 True -1
# True
# 0x12345678 0x1234 0x56
# 0xff340000
# 1 1 3
# 0 0
# True
# ValueError address 0x20000002 is not aligned to 4 bytes
# OSError [Errno 19] nothing to read at this address: no device answers
# TypeError 'str' object cannot be interpreted as an integer
# ValueError encoding must be 0, not 1
# ValueError timing must be 4 numbers, not 3
from machine import Pin, bitstream, mem8, mem16, mem32, time_pulse_us
import time

square = Pin(9, Pin.IN)
time_pulse_us(square, 0)
print(time_pulse_us(square, 1) in range(460, 501), time_pulse_us(square, 0) in range(1460, 1501))
idle = Pin(8, Pin.IN, Pin.PULL_DOWN)
start = time.ticks_us()
print(time_pulse_us(idle, 1, 3000), 2990 < time.ticks_us() - start < 3100, time_pulse_us(idle, 0, 2000))

edges = []
out, back = Pin(4, Pin.OUT, value=0), Pin(5, Pin.IN)
start = time.ticks_us()
bitstream(out, 0, (400, 850, 800, 450), bytes(100))
print(950 < time.ticks_us() - start < 1100)

mem32[0x20000000] = 0x12345678
print(hex(mem32[0x20000000]), hex(mem16[0x20000002]), hex(mem8[0x20000001]))
mem8[0x20000003] = 0xFF
mem16[0x20000000] = 0
print(hex(mem32[0x20000000]))
out.off()
mem32[0x40000008] = 1 << 4
print(out(), back(), mem32[0x40000000] >> 4 & 3)
mem32[0x4000000C] = 1 << 4
print(out(), back())
start = mem32[0x40001000]
time.sleep_ms(1)
print(1000 <= mem32[0x40001000] - start < 1100)


def fails(function):
    try:
        function()
    except Exception as e:
        print(type(e).__name__, e)


fails(lambda: mem32[0x20000002])
fails(lambda: mem32[0xE0000000])
fails(lambda: mem8["a"])
fails(lambda: bitstream(out, 1, (1, 2, 3, 4), b""))
fails(lambda: bitstream(out, 0, (1, 2, 3), b""))
