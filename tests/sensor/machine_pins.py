# Pin and Signal: modes, pulls, wires, open drain, interrupts with flags, names, what is refused.
# board:
# [pins]
# count = 12
# names = { LED = 2, KEY = 3 }
# wires = [[4, 5], [6, 7]]
# [[device]]
# model = "button"
# name = "key"
# pin = "KEY"
# presses = ["1s", "2s", "3s"]
# hold = "200ms"
# bounce = "3ms"
# expect:
# 1 1 None 0 None 1 None 0
# True True Pin(GPIO4, mode=OUT) Pin(KEY, mode=IN, pull=PULL_UP)
# 1 False None 0 None
# True True 0
# [(1, 1), (0, 0), (0, 0), (0, 0)]
# 1 0 None 0 1
# 1
# [(True, 1, 1), (True, 0, 2), (True, 1, 1), (True, 0, 2)] True 1 2
# [0]
# True [10, 12, 20, 22, 30, 32]
# ValueError there is no pin 12; this board has 0 to 11
# ValueError there is no pin 'LAMP' on this board
# ValueError invalid pin mode: 77
# ValueError invalid pull: 5
# TypeError handler must be callable or None
# ValueError trigger must be IRQ_RISING, IRQ_FALLING or both
# goes on
from machine import Pin, Signal
import time

out = Pin(4, Pin.OUT, value=1)
back = Pin(5, Pin.IN)
print(out.value(), back(), out.off(), back(), out.toggle(), back.value(), out(0), back())
print(Pin("LED") is Pin(2), Pin.board.LED is Pin("LED"), out, Pin("KEY", Pin.IN, Pin.PULL_UP))
floating = Pin(8, Pin.IN, Pin.PULL_UP)
print(floating(), floating.pull() == Pin.PULL_UP, floating.init(pull=Pin.PULL_DOWN), floating(), floating.pull(None))
print(out.mode() == Pin.OUT, back.mode() == Pin.IN, floating.drive())

one, other = Pin(6, Pin.OPEN_DRAIN, Pin.PULL_UP, value=1), Pin(7, Pin.OPEN_DRAIN, value=1)
levels = []
for a, b in ((1, 1), (0, 1), (1, 0), (0, 0)):
    one(a)
    other(b)
    levels.append((one(), other()))
print(levels)

lamp = Signal(Pin("LED", Pin.OUT), invert=True)
lamp.on()
print(lamp(), Pin("LED")(), lamp.off(), lamp.value(), Pin("LED")())
print(Signal("LED", Pin.OUT, value=1).value())

events = []
irq = back.irq(lambda pin: events.append((pin is back, pin.value(), irq.flags())))
for _ in range(2):
    out.on()
    time.sleep_ms(1)
    out.off()
    time.sleep_ms(1)
print(events, irq.trigger() == Pin.IRQ_RISING | Pin.IRQ_FALLING, Pin.IRQ_RISING, Pin.IRQ_FALLING)
events.clear()
back.irq(lambda pin: events.append(pin.value()), Pin.IRQ_FALLING)
out.on()
out.off()
time.sleep_ms(1)
back.irq(None)
out.on()
out.off()
time.sleep_ms(1)
print(events)

# The key bounces: more edges than presses, but a pause of 20 ms tells them apart.
edges = []
key = Pin("KEY", Pin.IN, Pin.PULL_UP)
key.irq(lambda pin: edges.append(time.ticks_ms()), Pin.IRQ_FALLING)
time.sleep_ms(4000)
presses = [t for i, t in enumerate(edges) if i == 0 or t - edges[i - 1] > 150]
print(len(edges) > 3, [round(t / 100) for t in presses])


def fails(function):
    try:
        function()
    except Exception as e:
        print(type(e).__name__, e)


fails(lambda: Pin(12))
fails(lambda: Pin("LAMP"))
fails(lambda: Pin(2, 77))
fails(lambda: Pin(2, Pin.IN, 5))
fails(lambda: back.irq(3))
fails(lambda: back.irq(print, 64))
fails(lambda: 1 / 0 if back.irq(lambda pin: 1 / 0) is None else out.on())
time.sleep_ms(1)
print("goes on")
