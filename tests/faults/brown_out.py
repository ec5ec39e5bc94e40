# The supply breaks down: the node starts again, knows why, finds its RTC memory, and sets up its devices anew.
# args: --for 5s
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
# kind = "brown_out"
# at = "2s"
# off = "500ms"
# stderr: brown-out reset
# expect:
# power on, start 1
# power on, start 2
# brown-out True
# 24
import machine
import time
from tmp105 import TMP105

rtc = machine.RTC()
kept = rtc.memory()
start = (kept[0] if kept else 0) + 1
rtc.memory(bytes((start,)))
print("power on, start", start)
thermo = TMP105(machine.I2C(0))
if start == 2:
    print("brown-out", machine.reset_cause() == machine.BROWN_OUT_RESET)
time.sleep_ms(2000)
print(int(thermo.temperature))
time.sleep(60)
