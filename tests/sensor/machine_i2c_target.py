# I2CTarget: memory that a controller reads and writes; requests served by a handler; a host on the bus.
# board:
# [[i2c]]
# id = 0
# scl = 5
# sda = 4
# [[i2c]]
# id = 1
# scl = 5
# sda = 4
# [[i2c]]
# id = 2
# scl = 7
# sda = 6
# [[device]]
# model = "i2c_host"
# name = "host"
# bus = "i2c2"
# step = [
#   { at = "100ms", address = 0x30, write = [1, 2, 3] },
#   { at = "200ms", address = 0x30, read = 2 },
# ]
# expect:
# ['0x42'] b'\x04\x05\x06'
# bytearray(b'\x07new\x0b') True 8
# 99 b'\x0fc'
# []
# [b'\x01\x02\x03', b'', b'', 'read', 'read']
# ValueError addr must be 8 to 119, not 144
from machine import I2C, I2CTarget, Pin
import time

memory = bytearray(range(16))
target = I2CTarget(1, 0x42, mem=memory)
events = []
target.irq(lambda t: events.append(t.memaddr), I2CTarget.IRQ_END_WRITE)
bus = I2C(0)
print([hex(a) for a in bus.scan()], bus.readfrom_mem(0x42, 4, 3))
bus.writeto_mem(0x42, 8, b"new")
time.sleep_ms(1)
print(memory[7:12], len(events) >= 1, target.memaddr)
memory[0] = 99
print(bus.readfrom_mem(0x42, 0, 1)[0], bus.readfrom_mem(0x42, 15, 2))
target.deinit()
print(bus.scan())

log = []
plain = I2CTarget(2, 0x30)


def serve(t):
    flags = irq.flags()
    if flags & I2CTarget.IRQ_WRITE_REQ:
        buffer = bytearray(8)
        count = t.readinto(buffer)
        log.append(bytes(buffer[:count]))
    if flags & I2CTarget.IRQ_READ_REQ:
        t.write(b"\x55\xaa")
        log.append("read")


irq = plain.irq(serve, I2CTarget.IRQ_WRITE_REQ | I2CTarget.IRQ_READ_REQ)
time.sleep_ms(300)
print(log)
try:
    I2CTarget(1, 0x48 << 1)
except ValueError as e:
    print("ValueError", e)
