# dht: both sensors, frost, asking too soon, no sensor.
# board:
# [[device]]
# model = "dht22"
# name = "fine"
# pin = 15
# temperature = "-10.4 + t"
# humidity = 63.2
# [[device]]
# model = "dht11"
# name = "coarse"
# pin = 16
# temperature = 24.4
# humidity = 41
# expect:
# -9.3 63.2
# -9.3
# -7.2
# 24 41
# OSError 110
# ValueError the buffer must have 5 bytes, not 4
import time
from dht import DHT11, DHT22
from machine import Pin, dht_readinto

fine = DHT22(Pin(15))
time.sleep_ms(1100 - time.ticks_ms())
fine.measure()
print(fine.temperature(), fine.humidity())
time.sleep_ms(500)
fine.measure()
print(fine.temperature())
time.sleep_ms(3200 - time.ticks_ms())
fine.measure()
print(fine.temperature())
coarse = DHT11(Pin(16))
coarse.measure()
print(coarse.temperature(), coarse.humidity())
try:
    DHT11(Pin(17)).measure()
except OSError as e:
    print("OSError", e.errno)
try:
    dht_readinto(Pin(15), bytearray(4))
except ValueError as e:
    print("ValueError", e)
