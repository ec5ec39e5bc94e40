# asyncio on a node: a blinking LED, a button's interrupt that sets a flag, lines from a UART, all in virtual time; and
# how long it all took.
# board:
# [pins]
# names = { LED = 2, KEY = 3 }
# [[uart]]
# id = 0
# tx = 0
# rx = 1
# [[device]]
# model = "button"
# name = "key"
# pin = "KEY"
# presses = ["500ms", "1500ms"]
# hold = "200ms"
# bounce = "0ms"
# [[device]]
# model = "serial_peer"
# name = "gps"
# bus = "uart0"
# baud = 9600
# say = [{ at = "1s", text = "FIRST\r\n" }, { at = "2500ms", text = "SECOND\r\n" }]
# expect:
# pressed at 0.5 s
# line b'FIRST\r\n'
# pressed at 1.5 s
# line b'SECOND\r\n'
# blinks 6, 3.0 s, still waiting True
# answer sent 6
# idle
import asyncio
import time
from machine import Pin, UART

start = time.ticks_ms()
led, key, uart = Pin("LED", Pin.OUT), Pin("KEY", Pin.IN, Pin.PULL_UP), UART(0, 9600, timeout=0)
pressed = asyncio.ThreadSafeFlag()
key.irq(lambda pin: pressed.set(), Pin.IRQ_FALLING)
blinks = 0


def now():
    return round(time.ticks_diff(time.ticks_ms(), start) / 1000, 1)


async def blink():
    global blinks
    while True:
        led.toggle()
        blinks += 1
        await asyncio.sleep_ms(500)


async def buttons():
    while True:
        await pressed.wait()
        print(f"pressed at {now()} s")


async def lines():
    reader = asyncio.StreamReader(uart)
    while True:
        print("line", await reader.readline())


async def main():
    tasks = [asyncio.create_task(task()) for task in (blink, buttons, lines)]
    await asyncio.sleep(2.99)
    print(f"blinks {blinks}, {now()} s, still waiting {not tasks[1].done()}")
    writer = asyncio.StreamWriter(uart, {})
    writer.write(b"answer")
    await writer.drain()
    print("answer sent", 6)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


asyncio.run(main())
poll_start = time.ticks_ms()
import select

poll = select.poll()
poll.register(uart, select.POLLIN)
print("idle" if poll.poll(250) == [] and time.ticks_diff(time.ticks_ms(), poll_start) >= 250 else "early")
