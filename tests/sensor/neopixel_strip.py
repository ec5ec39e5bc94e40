# neopixel: items, negative indices, fill, three and four bytes a light. tests/sim/traces.py looks at the strip.
# board:
# [[device]]
# model = "neopixel"
# name = "strip"
# pin = 3
# leds = 4
# png = "strip.png"
# [[device]]
# model = "neopixel"
# name = "white"
# pin = 4
# leds = 2
# order = "GRBW"
# expect:
# 4 (255, 0, 10) (1, 2, 3) b'\x00\xff\n'
# IndexError the strip has 4 lights
# (9, 8, 7)
# (5, 6, 7, 8)
import time
from machine import Pin
from neopixel import NeoPixel

strip = NeoPixel(Pin(3), 4)
strip[0] = (255, 0, 10)
strip[-1] = (1, 2, 3)
print(len(strip), strip[0], strip[3], bytes(strip.buf[:3]))
try:
    strip[4] = (0, 0, 0)
except IndexError as e:
    print("IndexError", e)
strip.write()
time.sleep_ms(1)
strip.fill((9, 8, 7))
print(strip[2])
strip.write()
time.sleep_ms(1)
white = NeoPixel(Pin(4), 2, bpp=4)
white[1] = (5, 6, 7, 8)
white.write()
time.sleep_ms(1)
print(white[1])
