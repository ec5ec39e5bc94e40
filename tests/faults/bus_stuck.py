# SDA held low: OSError EBUSY; nine clocks on SCL free it, as the bus specification says. SCL held low: only waiting helps.
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
# kind = "stuck"
# bus = "i2c0"
# line = "sda"
# at = "1s"
# until_clocked = true
# [[fault]]
# kind = "stuck"
# bus = "i2c0"
# line = "scl"
# at = "3s"
# for = "1s"
# expect:
# 20
# OSError 16 0
# clocked 1
# 21
# OSError 16 1
# 24
import time
from machine import I2C, Pin
from tmp105 import TMP105


def read(thermo):
    try:
        print(int(thermo.temperature))
        return True
    except OSError as e:
        print("OSError", e.errno, Pin(4).value())
        return False


def clock_out():
    """Nine pulses, by hand; the bus's hardware then gets its pins back."""
    scl = Pin(5, Pin.OPEN_DRAIN, value=1)
    sda = Pin(4, Pin.IN)
    for _ in range(9):
        scl(0)
        time.sleep_us(5)
        scl(1)
        time.sleep_us(5)
    print("clocked", sda())
    return I2C(0, scl=Pin(5), sda=Pin(4))


thermo = TMP105(I2C(0))
time.sleep_ms(500)
read(thermo)
time.sleep_ms(600)
if not read(thermo):
    thermo = TMP105(clock_out())
read(thermo)
time.sleep_ms(2000)
while not read(thermo):
    time.sleep_ms(1000)
