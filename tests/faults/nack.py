# A device that does not answer for a while: OSError ENODEV, then the program goes on.
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
# kind = "nack"
# device = "thermo"
# at = "2s"
# for = "2500ms"
# [[fault]]
# kind = "nack"
# device = "thermo"
# at = "6s"
# count = 1
# expect:
# 1 20
# 2 OSError 19 True
# 3 OSError 19 True
# 4 OSError 19 True
# 5 24
# 6 OSError 19 True
# 7 26
# ENODEV
import errno
import time
from machine import I2C
from tmp105 import TMP105

thermo = TMP105(I2C(0))
for second in range(1, 8):
    time.sleep_ms(1000 * second + 50 - time.ticks_ms())
    try:
        print(second, int(thermo.temperature))
    except OSError as e:
        print(second, "OSError", e.errno, "address 0x48" in str(e))
print(errno.errorcode[19])
