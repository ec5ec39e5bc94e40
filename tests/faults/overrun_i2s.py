# Samples that the microphone loses, and samples that the program comes too late for: the report counts both.
# args: --for 4s
# board:
# [[i2s]]
# id = 0
# sck = 18
# ws = 19
# sd = 20
# [[device]]
# model = "i2s_microphone"
# name = "mic"
# bus = "i2s0"
# sound = "t / 10"
# [[fault]]
# kind = "overrun"
# device = "mic"
# at = "1s"
# for = "100ms"
# stderr: I2S: 2 overrun(s)
# expect:
# [False, True, False, False, False, True]
import array
import time
from machine import I2S, Pin

microphone = I2S(0, sck=Pin(18), ws=Pin(19), sd=Pin(20), mode=I2S.RX, bits=16, format=I2S.MONO, rate=8000, ibuf=8000)
samples = array.array("h", bytes(2 * 4000))
gaps = []
last = None
for block in range(6):
    microphone.readinto(samples)
    # The sound rises steadily, by 0.41 a sample: a jump is a gap.
    jump = max(samples[i + 1] - samples[i] for i in range(0, 3999))
    if last is not None:
        jump = max(jump, samples[0] - last)
    gaps.append(jump > 10)
    last = samples[-1]
    if block == 3:
        time.sleep_ms(800)
print(gaps)
