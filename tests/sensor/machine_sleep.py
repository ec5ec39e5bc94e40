# lightsleep and deepsleep: by time, by pin, by alarm; time goes on, RAM stays or not; idle; freq; unique_id; interrupts off.
# board:
# [board]
# unique_id = "0011223344556677"
# frequency = 64_000_000
# frequencies = [64_000_000, 32_000_000]
# [power]
# active_ma = 10
# idle_ma = 5
# light_sleep_ma = 1
# deep_sleep_ma = 0.01
# battery_mah = 100
# [pins]
# wires = [[2, 3]]
# [[device]]
# model = "button"
# name = "wake"
# pin = 7
# presses = ["1500ms", "40s"]
# hold = "100ms"
# bounce = 0
# expect:
# 0011223344556677 64000000
# 1000 True
# pressed
# 1490 True
# 700 True
# True
# 32000000 1.9
# ValueError frequency 1000 Hz is not possible (cpu: runs at 64000000, 32000000 Hz, not at 1000)
# [] [1]
# True True b'asleep' True
# 40
import machine
from machine import Pin
import time

if machine.reset_cause() == machine.PWRON_RESET:
    print(machine.unique_id().hex(), machine.freq())
    start = time.ticks_ms()
    machine.lightsleep(1000)
    print(time.ticks_ms() - start, machine.wake_reason() == machine.TIMER_WAKE)
    Pin(7, Pin.IN, Pin.PULL_UP).irq(lambda pin: print("pressed"), Pin.IRQ_FALLING, wake=machine.SLEEP)
    machine.lightsleep(5000)
    print(time.ticks_ms() // 10 * 10, machine.wake_reason() == machine.PIN_WAKE)
    machine.RTC().alarm(0, 700)
    start = time.ticks_ms()
    machine.lightsleep(5000)
    print(time.ticks_ms() - start, machine.wake_reason() == machine.RTC_WAKE)

    count = 0
    start = time.ticks_ms()
    while time.ticks_ms() - start < 10:
        machine.idle()
        count += 1
    print(5 <= count <= 15)

    def work():
        start = time.ticks_us()
        for _ in range(1000):
            pass
        return time.ticks_us() - start

    full = work()
    machine.freq(32_000_000)
    print(machine.freq(), round(work() / full, 1))
    machine.freq(64_000_000)
    try:
        machine.freq(1_000)
    except ValueError as e:
        print("ValueError", e)

    seen = []
    out = Pin(2, Pin.OUT, value=0)
    Pin(3, Pin.IN).irq(lambda pin: seen.append(pin.value()))
    state = machine.disable_irq()
    out.on()
    time.sleep_ms(5)
    before = seen[:]
    machine.enable_irq(state)
    time.sleep_ms(1)
    print(before, seen)
    machine.RTC().memory(b"asleep")
    Pin(7, Pin.IN, Pin.PULL_UP).irq(trigger=Pin.IRQ_FALLING, wake=machine.DEEPSLEEP)
    machine.deepsleep()
print(machine.reset_cause() == machine.DEEPSLEEP_RESET, machine.wake_reason() == machine.PIN_WAKE, machine.RTC().memory(),
      time.ticks_ms() < 50)
print(machine.RTC().datetime()[6])
