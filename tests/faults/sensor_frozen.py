# A sensor whose value no longer changes, and one out of its range: a program that looks sees both, and the return.
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
# kind = "frozen"
# device = "thermo"
# at = "3s"
# for = "4s"
# [[fault]]
# kind = "out_of_range"
# device = "thermo"
# at = "9s"
# for = "2s"
# value = 500
# expect:
# 1 21 good
# 2 22 good
# 3 23 good
# 4 23 good
# 5 23 frozen
# 6 23 frozen
# 7 23 frozen
# 8 28 good
# 9 29 good
# 10 127 out of range
# 11 127 out of range
# 12 32 good
import time
from machine import I2C
from tmp105 import TMP105

thermo = TMP105(I2C(0))
last = None
for second in range(1, 13):
    time.sleep_ms(1000 * second - 100 - time.ticks_ms())
    value = thermo.temperature
    state = "out of range" if value > 100 else "frozen" if value == last else "good"
    print(second, min(round(value), 127), state)
    last = value
