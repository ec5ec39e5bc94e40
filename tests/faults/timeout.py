# A device that holds the clock: OSError ETIMEDOUT after the time the program allowed, then it goes on.
# board:
# [[i2c]]
# id = 0
# scl = 5
# sda = 4
# [[device]]
# model = "tmp105"
# name = "thermo"
# bus = "i2c0"
# temperature = "20 + t"
# [[fault]]
# kind = "timeout"
# device = "thermo"
# at = "1s"
# count = 2
# expect:
# 20
# OSError 110 20
# OSError 110 20
# 21
import time
from machine import I2C
from tmp105 import TMP105

thermo = TMP105(I2C(0, timeout=20000))
time.sleep_ms(500)
print(int(thermo.temperature))
time.sleep_ms(600)
for _ in range(3):
    start = time.ticks_ms()
    try:
        print(int(thermo.temperature))
    except OSError as e:
        print("OSError", e.errno, time.ticks_diff(time.ticks_ms(), start))
