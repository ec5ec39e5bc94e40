# mpu6886: readings, the FIFO by polling and by interrupt, overflow, another chip at the address.
# board:
# [[i2c]]
# id = 0
# scl = 5
# sda = 4
# [[device]]
# model = "mpu6886"
# name = "imu"
# bus = "i2c0"
# int = 13
# accel = ["sin(2 * pi * t)", -0.5, 1]
# gyro = [90, 0, -180]
# temperature = 30
# [[device]]
# model = "lis3dh"
# name = "other"
# bus = "i2c0"
# address = 0x19
# expect:
# 0x19
# -4.903 9.807 1.571 0.0 -3.142 30.0
# -0.5 1.0 90.0 -180.0
# 50
# 50 -8192 16384
# True
# True
# 5 [40, 40, 40, 40, 40]
# 128 True False
# RuntimeError no MPU6886 at address 0x19: it says 0xff
# OSError 19
# ValueError the data rate must be 4 to 1000 Hz
# ValueError the arrays must have 50 items, as the buffer has samples
import array
import math
import time
from machine import I2C, Pin
from mpu6886 import ACCEL_FS_SEL_4G, GYRO_FS_SEL_500DPS, MPU6886, SF_DEG_S, SF_G

i2c = I2C(0, freq=400000)
imu = MPU6886(i2c)
print(hex(imu.whoami))
x, y, z = imu.acceleration
print(round(y, 3), round(z, 3), *(round(v, 3) + 0.0 for v in imu.gyro), round(imu.temperature, 1))
imu = MPU6886(i2c, accel_fs=ACCEL_FS_SEL_4G, gyro_fs=GYRO_FS_SEL_500DPS, accel_sf=SF_G, gyro_sf=SF_DEG_S)
print(imu.acceleration[1], imu.acceleration[2], round(imu.gyro[0], 1), round(imu.gyro[2], 1))

imu = MPU6886(i2c)
imu.set_odr(100)
imu.fifo_enable(True)
time.sleep_ms(505)
count = imu.get_fifo_count()
print(count)
chunk = bytearray(count * imu.bytes_per_sample)
xs, ys, zs = (array.array("h", [0] * count) for _ in range(3))
imu.read_samples_into(chunk)
imu.deinterleave_samples(chunk, xs, ys, zs)
print(len(set(xs)), ys[7], zs[20])
# A sine of 1 Hz sampled at 100 Hz.
amplitude = max(abs(xs[i] + xs[i + 2] - 2 * math.cos(2 * math.pi / 100) * xs[i + 1]) for i in range(48))
print(amplitude < 3)
print(imu.get_fifo_count() <= 2)  # reading takes its time

# Every 40 samples the pin calls.
counts = []


def ready(pin):
    imu.interrupt_clear()
    count = imu.get_fifo_count()
    counts.append(count)
    imu.read_samples_into(bytearray(count * 8))


imu.fifo_enable(True)
imu.interrupt(40)
Pin(13, Pin.IN).irq(ready, Pin.IRQ_RISING)
time.sleep_ms(2050)
imu.interrupt(0)
print(len(counts), counts)

imu.overflowed()
time.sleep(2)
print(imu.get_fifo_count(), imu.overflowed(), imu.overflowed())


def fails(function):
    try:
        function()
    except OSError as e:
        print("OSError", e.errno)
    except Exception as e:
        print(type(e).__name__, e)


fails(lambda: MPU6886(i2c, 0x19))
fails(lambda: MPU6886(i2c, 0x69))
fails(lambda: imu.set_odr(2000))
fails(lambda: imu.deinterleave_samples(chunk, xs, ys, zs[:3]))
