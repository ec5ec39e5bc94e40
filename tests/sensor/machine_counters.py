# Counter and Encoder: both directions, edges, a wheel that turns, setting the value, a match.
# board:
# [pins]
# wires = [[2, 3]]
# [[device]]
# model = "encoder"
# name = "wheel"
# a = 10
# b = 11
# position = "if(t < 2, 40 * t, 160 - 40 * t)"
# [[device]]
# model = "digital_source"
# name = "flow"
# pin = 12
# frequency = 1000
# expect:
# 5 5 100
# 103 -6
# True
# True True
# [50]
# ValueError there is no Counter 9; this board has 0, 1, 2, 3
# ValueError phases must be 1, 2 or 4, not 3
from machine import Counter, Encoder, Pin
import time

out = Pin(2, Pin.OUT, value=0)
counter = Counter(0, Pin(3))
for _ in range(5):
    out.on()
    out.off()
print(counter.value(), counter.value(100), counter.value())
down = Counter(1, Pin(3), direction=Counter.DOWN, edge=Counter.RISING | Counter.FALLING)
for _ in range(3):
    out.on()
    out.off()
print(counter.value(), down.value())
counter.deinit()
flow = Counter(0, Pin(12))
before = flow.value()
time.sleep_ms(500)
print(495 <= flow.value() - before <= 505)

wheel = Encoder(2, Pin(10), Pin(11))
time.sleep_ms(1900 - time.ticks_ms())
top = wheel.value()
time.sleep_ms(1000)
print(50 < top < 80, wheel.value() < top - 25)
matched = []
again = Counter(3, Pin(12))
again.value(0)
again.irq(lambda c: matched.append(c.value()), Counter.IRQ_MATCH, value=50)
time.sleep_ms(80)
print(matched)


def fails(function):
    try:
        function()
    except Exception as e:
        print(type(e).__name__, e)


fails(lambda: Counter(9, Pin(3)))
fails(lambda: Encoder(2, Pin(10), Pin(11), phases=3))
