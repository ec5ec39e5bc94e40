# tmp105: resolution, one-shot conversions, the alert pin.
# board:
# [[i2c]]
# id = 0
# scl = 5
# sda = 4
# [[device]]
# model = "tmp105"
# name = "thermo"
# bus = "i2c0"
# alert = 7
# temperature = "20.3 - 2 * sin(2 * pi * t / 8)"
# expect:
# 9 True True
# 12 True True
# True
# [(1, 21.5), (0, 20.5)]
# ValueError expected -128 <= low < high < 128
import time
from machine import I2C, Pin
from tmp105 import TMP105

i2c = I2C(0)
for bits in 9, 12:
    thermo = TMP105(i2c, resolution=bits)
    time.sleep_ms(thermo.conversion_ms + 5)
    step = 2.0 ** (8 - bits)
    value = thermo.temperature
    print(bits, value % step == 0, 19 < value < 21)
thermo.shutdown()
before = thermo.temperature
time.sleep(1)
same = thermo.temperature == before
thermo.start()
time.sleep_ms(250)
print(same and thermo.temperature < before)
thermo.shutdown(False)

changes = []
pin = Pin(7, Pin.IN, Pin.PULL_UP)  # an open drain
thermo.alert(20.5, 21.5, active_high=True)
level = 0
while len(changes) < 2:
    now = pin.value()
    if now != level:
        level = now
        changes.append((level, round(thermo.temperature * 2) / 2))
    time.sleep_ms(20)
print(changes)
try:
    thermo.alert(30, 20)
except ValueError as e:
    print("ValueError", e)
