# bme280: the compensated values are those fed in, at both buses, modes, frost and heat; another chip.
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
# model = "bme280"
# name = "indoor"
# bus = "i2c0"
# temperature = 21.37
# pressure = 1003.21
# humidity = 47.5
# [[device]]
# model = "bme280"
# name = "outdoor"
# bus = "spi0"
# cs = 17
# temperature = "-35 + t"
# pressure = 312.5
# humidity = 98.25
# [[device]]
# model = "tmp105"
# name = "thermo"
# bus = "i2c0"
# single: differs
# expect:
# True True True
# ('21.37C', '1003.21hPa', '47.50%')
# 84 9.7
# True True True
# True
# OSError 19
# ValueError give i2c, or spi and cs
import array
import time
from bme280 import BME280, BME280_OSAMPLE_16
from machine import I2C, SPI, Pin

indoor = BME280(i2c=I2C(0), mode=BME280_OSAMPLE_16)
t, p, h = indoor.read_compensated_data()
print(abs(t - 21.37) < 0.011, abs(p - 100321) < 2, abs(h - 47.5) < 0.05)
print(indoor.values)
print(round(indoor.altitude), round(indoor.dew_point, 1))

outdoor = BME280(spi=SPI(0, baudrate=1000000), cs=Pin(17))
time.sleep_ms(2000 - time.ticks_ms())
result = array.array("f", [0, 0, 0])
outdoor.read_compensated_data(result)
t, p, h = result
print(abs(t + 33) < 0.3, abs(p - 31250) < 4, abs(h - 98.25) < 0.1)
raw = outdoor.read_raw_data()
print(all(0 < value < 1 << 20 for value in raw))
try:
    BME280(i2c=I2C(0), address=0x77)
except OSError as e:
    print("OSError", e.errno)
try:
    BME280()
except ValueError as e:
    print("ValueError", e)
