# The ssd1306 driver against the device model, on I2C and on SPI: what is drawn is what the screen shows.
# board:
# [pins]
# wires = []
# [[i2c]]
# id = 0
# scl = 5
# sda = 4
# [[spi]]
# id = 0
# sck = 18
# mosi = 19
# miso = 16
# [[device]]
# model = "ssd1306"
# name = "tall"
# bus = "i2c0"
# png = "tall.png"
# scale = 1
# [[device]]
# model = "ssd1306"
# name = "flat"
# bus = "spi0"
# cs = 17
# dc = 20
# reset = 21
# height = 32
# expect:
# 1024 512
# True
# OSError 19
# ValueError an SSD1306 has up to 128 columns and 16, 32, 48 or 64 rows
from machine import I2C, SPI, Pin
from ssd1306 import SSD1306, SSD1306_I2C, SSD1306_SPI

i2c = I2C(0)
tall = SSD1306_I2C(128, 64, i2c)
flat = SSD1306_SPI(128, 32, SPI(0), Pin(20), Pin(21), Pin(17))
print(len(tall.buffer), len(flat.buffer))
for display in (tall, flat):
    display.text("Hello", 8, 8)
    display.rect(0, 0, 128, display.height, 1)
    display.show()
    display.contrast(10)
    display.invert(True)
    display.invert(False)
    display.rotate(True)
    display.poweroff()
    display.poweron()
print(isinstance(tall, SSD1306) and tall.pixel(0, 0) == 1)
try:
    SSD1306_I2C(128, 64, i2c, 0x3D)
except OSError as e:
    print("OSError", e.errno)
try:
    SSD1306_I2C(128, 60, i2c)
except ValueError as e:
    print("ValueError", e)
