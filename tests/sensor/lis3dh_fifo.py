# lis3dh: readings on I2C and SPI, ranges, the FIFO by polling and by interrupt, taps, another chip.
# board:
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
# model = "lis3dh"
# name = "first"
# bus = "i2c0"
# int = 14
# accel = ["0.25 + if(t % 1 < 0.02, 1.5, 0)", -0.5, 1]
# temperature = 30
# [[device]]
# model = "lis3dh"
# name = "second"
# bus = "spi0"
# cs = 17
# accel = [0, 3, -9]
# [[device]]
# model = "mpu6886"
# name = "other"
# bus = "i2c0"
# address = 0x68
# expect:
# 0x33 100
# -4.903 9.807 30.0
# (0.0, 20.074, -20.084) 2
# (0.0, 29.42, -88.26) 16
# 20 (-8000, 16000)
# 0
# 5 [25, 25, 25, 25, 25]
# 32 True
# 0 False
# [True, False]
# RuntimeError no LIS3DH: the chip says 0xff
# OSError 19
# ValueError the data rate must be 1, 10, 25, 50, 100, 200, 400 or 1344 Hz
import array
import time
from lis3dh import LIS3DH_I2C, LIS3DH_SPI, RANGE_16_G
from machine import I2C, SPI, Pin

i2c = I2C(0, freq=400000)
first = LIS3DH_I2C(i2c)
print(hex(first.whoami), first.data_rate)
time.sleep_ms(105)
print(*(round(v, 3) for v in first.acceleration[1:]), first.temperature)
second = LIS3DH_SPI(SPI(0, baudrate=1000000), Pin(17))
time.sleep_ms(20)
print(tuple(round(v, 3) for v in second.acceleration), 2)
second.range = RANGE_16_G
time.sleep_ms(20)
print(tuple(round(v, 2) for v in second.acceleration), 16)

first.fifo_enable(True)
time.sleep_ms(205)
count = first.get_fifo_count()
chunk = bytearray(count * first.bytes_per_sample)
xs, ys, zs = (array.array("h", [0] * count) for _ in range(3))
first.read_samples_into(chunk)
first.deinterleave_samples(chunk, xs, ys, zs)
print(count, (ys[7], zs[11]))
print(first.get_fifo_count())

counts = []


def ready(pin):
    count = first.get_fifo_count()
    counts.append(count)
    first.read_samples_into(bytearray(count * 6))


first.fifo_enable(True)
first.interrupt(25)
Pin(14, Pin.IN).irq(ready, Pin.IRQ_RISING)
time.sleep_ms(1300)
first.interrupt(0)
print(len(counts), counts)

time.sleep(1)
print(first.get_fifo_count(), first.overflowed())
first.read_samples_into(bytearray(32 * 6))
print(first.get_fifo_count(), first.overflowed())
first.fifo_enable(False)

first.set_tap(100)
time.sleep(1)
print([first.tapped, first.tapped])


def fails(function):
    try:
        function()
    except OSError as e:
        print("OSError", e.errno)
    except Exception as e:
        print(type(e).__name__, e)


fails(lambda: LIS3DH_I2C(i2c, 0x68))
fails(lambda: LIS3DH_I2C(i2c, 0x19))
fails(lambda: first.set_odr(30))
