# WDT: fed in time it leaves the program alone; else the node starts again and knows why. Causes of every other reset.
# board:
# [[flash]]
# name = "flash"
# expect:
# 0 power on True
# fed
# 1 watchdog True
# 2 hard True
# 3 soft True
# on the way to sleep
# 4 deep sleep True
# True
# 5 watchdog True
# ValueError timeout must be at least 1 ms, not 0
import machine
import time

NAMES = {machine.PWRON_RESET: "power on", machine.HARD_RESET: "hard", machine.WDT_RESET: "watchdog",
         machine.DEEPSLEEP_RESET: "deep sleep", machine.SOFT_RESET: "soft"}
rtc = machine.RTC()
step = rtc.memory()[0] if rtc.memory() else 0
rtc.memory(bytes((step + 1,)))
print(step, NAMES[machine.reset_cause()], time.ticks_ms() < 50)
if step == 0:
    dog = machine.WDT(timeout=200)
    for _ in range(10):
        time.sleep_ms(150)
        dog.feed()
    print("fed")
    time.sleep(60)
    print("not reached")
elif step == 1:
    machine.reset()
elif step == 2:
    machine.soft_reset()
elif step == 3:
    try:
        machine.deepsleep(3000)
    finally:
        print("on the way to sleep")
elif step == 4:
    print(machine.wake_reason() == machine.TIMER_WAKE)
    dog = machine.WDT(0, 50)
    while True:
        pass
else:
    try:
        machine.WDT(timeout=0)
    except ValueError as e:
        print("ValueError", e)
