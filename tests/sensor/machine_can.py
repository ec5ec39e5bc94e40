# CAN: frames both ways, filters, a handler, loopback.
# board:
# [[can]]
# id = 0
# [[device]]
# model = "can_node"
# name = "engine"
# bus = "can0"
# bitrate = 250_000
# send = [{ at = "10ms", every = "20ms", id = 0x123, data = [1, 2, 3] }, { at = "15ms", id = 0x7ff, data = [9] }]
# answer = [{ id = 0x200, with = 0x201, data = [7, 7] }]
# expect:
# [291, b'\x01\x02\x03', 0, 0]
# [2047, b'\t', 0, 0]
# [291, b'\x01\x02\x03', 0, 0]
# [291, b'\x01\x02\x03', 0, 0]
# True True
# True True
from machine import CAN
import time

can = CAN(0, bitrate=250_000)
time.sleep_ms(60)
frames = []
while can.any():
    frames.append(can.recv())
for frame in frames:
    print([bytes(part) if isinstance(part, (bytes, bytearray, memoryview)) else part for part in frame])
can.send(0x200, b"ask")
time.sleep_ms(3)
print(any(0x201 in frame for frame in iter(can.recv, None)), can.state() == CAN.STATE_ACTIVE)
seen = []
can.irq(lambda c: seen.append(c.recv()[0]))
time.sleep_ms(50)
print(set(seen) == {0x123}, len(seen) >= 2)
can.deinit()
