# ADC, ADCBlock, DAC, PWM, TouchPad: values, ranges, a DAC wired to an ADC, a pulse measured on a wire.
# board:
# [pins]
# wires = [[26, 10], [20, 21]]
# [[adc]]
# id = 0
# pin = 26
# [[adc]]
# id = 1
# pin = 27
# bits = 10
# full_scale_v = 2.0
# [[adc]]
# id = 4
# [[dac]]
# id = 0
# pin = 10
# [[touch]]
# id = 0
# pin = 12
# [[device]]
# model = "analog"
# name = "sensor"
# pin = 27
# voltage = "min(3, 0.5 + t)"
# [[device]]
# model = "touch_pad"
# name = "pad"
# pin = 12
# touched = "if(t > 1, 1, 0)"
# [[device]]
# model = "servo"
# name = "arm"
# pin = 9
# expect:
# 1000000 51 2050 ADC(channel=1, pin=27, bits=10)
# 65535 2000000
# True
# True 1700000 128
# 3300000
# True True
# 1000 16384 250003 256 PWM(Pin(20), freq=1000, duty_u16=16384)
# True True
# True 6554
# True
# -1
# 250
# ValueError pin 3 has no ADC on this board
# ValueError there is no ADC channel 9; this board has 0, 1, 4
# ValueError pin 11 has no DAC on this board
# ValueError value must be in 0..255, not 256
# ValueError freq must be 1 to 100000000 Hz, not 0
# ValueError duty_u16 must be in 0..65535, not 70000
# ValueError there is no ADC block 7 on this board
from machine import ADC, ADCBlock, DAC, PWM, Pin, TouchPad, time_pulse_us
import time

sensor = ADC(Pin(27))
time.sleep_ms(500 - time.ticks_ms() - 5)
print(round(sensor.read_uv(), -4), sensor.read_u16() // 640, sensor.read(), sensor)
time.sleep_ms(2000)
print(sensor.read_u16(), sensor.read_uv())  # over its range
print(0 < ADC(4).read_uv() < 3300000)

dac = DAC(Pin(10))
dac.write(128)
loop = ADC(0)
print(isinstance(dac, DAC), round(loop.read_uv(), -5), loop.read_u16() >> 8)
dac.write(255)
print(round(loop.read_uv(), -5))

block = ADCBlock(0)
print(block.connect(1).read_u16() == 65535, block.connect(Pin(26)).read_u16() > 65000)

pwm = PWM(Pin(20), freq=1000, duty_u16=16384)
print(pwm.freq(), pwm.duty_u16(), pwm.duty_ns(), pwm.duty(), pwm)
wire = Pin(21)
time_pulse_us(wire, 0)  # to the beginning of a pulse
print(time_pulse_us(wire, 1, 5000) in range(215, 251), time_pulse_us(wire, 0, 5000) in range(710, 751))
pwm.duty_ns(100000)
time_pulse_us(wire, 0)
print(time_pulse_us(wire, 1) in range(60, 101), pwm.duty_u16())
pwm.init(freq=50, duty_u16=32768, invert=True)
time_pulse_us(wire, 0)
print(time_pulse_us(wire, 1, 50000) in range(9960, 10001))
pwm.deinit()
print(time_pulse_us(Pin(21), 1, 5000))
arm = PWM(Pin(9), freq=50)
arm.duty_ns(1500000)

pad = TouchPad(Pin(12))
touched = pad.read()
print(touched)


def fails(function):
    try:
        function()
    except Exception as e:
        print(type(e).__name__, e)


fails(lambda: ADC(Pin(3)))
fails(lambda: ADC(9))
fails(lambda: DAC(Pin(11)))
fails(lambda: dac.write(256))
fails(lambda: pwm.freq(0))
fails(lambda: PWM(Pin(20), freq=1000, duty_u16=70000))
fails(lambda: ADCBlock(7))
