# RTC: date and time, alarms once and repeated, interrupts, memory that lives through a reset.
# board:
# [board]
# start = 2025-03-30T00:59:50Z
# expect:
# (2025, 3, 30, 6, 0, 59, 50) (2025, 3, 30, 0, 59, 50) (2025, 3, 30, 0, 59, 50)
# (2025, 3, 30, 6, 1, 0, 10)
# (2024, 3, 1, 4, 0, 0, 1) True
# (2030, 12, 31, 1, 0, 0, 0)
# True
# [500] 0
# [300, 600, 900]
# True
# b'' None b'kept \x00 bytes'
# ValueError the memory holds 2046 bytes, not 5000
# ValueError month must be 1 to 12 and day 1 to 31
# ValueError there is no RTC 3; this board has 0
# ValueError expected a tuple of at least 7 numbers, not 2
# True b'kept \x00 bytes' 2030
from machine import RTC
import machine
import time

rtc = RTC()
if machine.reset_cause() == machine.PWRON_RESET:
    print(rtc.datetime()[:7], time.gmtime()[:6], rtc.now()[:6])
    time.sleep(20)
    print(rtc.datetime()[:7])
    rtc.datetime((2024, 2, 29, 0, 23, 59, 58, 0))
    time.sleep(3)
    print(rtc.datetime()[:7], int(time.time()) - time.mktime((2024, 3, 1, 0, 0, 0, 0, 0)) in (0, 1, 2))
    rtc.init((2030, 12, 31))
    print(rtc.datetime()[:7])

    rings = []
    rtc.irq(trigger=RTC.ALARM0, handler=lambda r: rings.append(time.ticks_ms() - start))
    start = time.ticks_ms()
    rtc.alarm(RTC.ALARM0, 500)
    print(rtc.alarm_left() in (499, 500))
    time.sleep(2)
    print([round(t, -1) for t in rings], rtc.alarm_left())
    rings.clear()
    start = time.ticks_ms()
    rtc.alarm(0, 300, repeat=True)
    time.sleep(1)
    rtc.cancel()
    time.sleep(1)
    print([round(t, -1) for t in rings])
    rings.clear()
    rtc.alarm(0, (2030, 12, 31, 0, 0, 10))
    print(5000 < rtc.alarm_left() < 6500)

    print(rtc.memory(), rtc.memory(b"kept \0 bytes"), rtc.memory())
    for bad in (lambda: rtc.memory(bytes(5000)), lambda: rtc.datetime((2025, 13, 1, 0, 0, 0, 0, 0)), lambda: RTC(3),
                lambda: rtc.datetime((1, 2))):
        try:
            bad()
        except ValueError as e:
            print("ValueError", e)
    machine.reset()
print(machine.reset_cause() == machine.HARD_RESET, rtc.memory(), rtc.datetime()[0])
