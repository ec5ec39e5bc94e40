# onewire and ds18x20: search of several devices on a pin, reading each, resolution, an empty bus.
# board:
# [[device]]
# model = "ds18b20"
# name = "ground"
# pin = 15
# rom = "28ff641e8216c328"
# temperature = "-3.5 + t"
# [[device]]
# model = "ds18b20"
# name = "air"
# pin = 15
# temperature = 21.3125
# [[device]]
# model = "ds18b20"
# name = "water"
# pin = 15
# temperature = 125
# expect:
# 3 True True
# 85.0
# [-3.0, 21.3125, 125.0]
# 21.0
# [False, []]
# OneWireError
# True
import time
import onewire
from ds18x20 import DS18X20
from machine import Pin

wire = onewire.OneWire(Pin(15))
sensors = DS18X20(wire)
roms = sensors.scan()
print(len(roms), all(wire.crc8(rom) == 0 for rom in roms), len({bytes(rom) for rom in roms}) == 3)
print(sensors.read_temp(roms[0]))
sensors.convert_temp()
time.sleep_ms(760)
values = sorted(sensors.read_temp(rom) for rom in roms)
print([round(values[0]) + 0.0] + values[1:])
for rom in roms:
    sensors.write_scratch(rom, b"\x4b\x46\x1f")
sensors.convert_temp()
time.sleep_ms(100)
print(sorted(sensors.read_temp(rom) for rom in roms)[1])

empty = onewire.OneWire(Pin(16))
print([empty.reset(), empty.scan()])
try:
    DS18X20(empty).convert_temp()
except onewire.OneWireError as e:
    print(type(e).__name__)
wire.reset()
wire.writebyte(0xCC)
wire.writebyte(0xB4)
print(wire.readbit() == 1)
