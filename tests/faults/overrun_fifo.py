# Samples that an accelerometer loses: its FIFO says so, and the stream goes on.
# board:
# [[i2c]]
# id = 0
# scl = 5
# sda = 4
# [[device]]
# model = "mpu6886"
# name = "imu"
# bus = "i2c0"
# accel = [0, 0, 1]
# [[fault]]
# kind = "overrun"
# device = "imu"
# at = "2s"
# for = "300ms"
# expect:
# [False, True, False, False, False]
# True
import time
from machine import I2C
from mpu6886 import MPU6886

imu = MPU6886(I2C(0, freq=400000))
imu.set_odr(100)
imu.fifo_enable(True)
imu.overflowed()
lost = []
samples = 0
start = time.ticks_ms()
for second in range(1, 6):
    time.sleep_ms(1000 * second - time.ticks_diff(time.ticks_ms(), start))
    count = imu.get_fifo_count()
    imu.read_samples_into(bytearray(count * imu.bytes_per_sample))
    samples += count
    lost.append(imu.overflowed())
print(lost)
print(465 <= samples <= 475)
