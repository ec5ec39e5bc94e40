# UART: a peer that answers, timeouts, readline, interrupts, flush, break, wrong settings.
# board:
# [pins]
# wires = [[8, 9]]
# [[uart]]
# id = 0
# tx = 0
# rx = 1
# [[uart]]
# id = 1
# tx = 8
# rx = 9
# [[device]]
# model = "serial_peer"
# name = "modem"
# bus = "uart0"
# baud = 9600
# say = [{ at = "1s", text = "RING\r\n" }]
# answers = { "AT" = "OK\r\n", "ATI" = "Modem 1\r\nOK\r\n" }
# expect:
# UART(0, baudrate=9600, bits=8, parity=None, stop=1, tx=0, rx=1, timeout=100, timeout_char=0) 0 None None
# 4 b'OK\r\n'
# b'Modem 1\r\n' b'OK' 0
# 2 bytearray(b'\r\n\x00\x00\x00\x00\x00\x00') False
# [b'RING\r\n'] True
# 100 True True
# 100 True
# b'even' UART(1, baudrate=9600, bits=7, parity=0, stop=2, tx=8, rx=9, timeout=10, timeout_char=0)
# b'x'
# ValueError there is no UART 5; this board has 0, 1
# ValueError UART 0 is wired to pin 0 on this board, not to pin 3
# OSError [Errno 22] UART 0: value not possible on this hardware
# OSError [Errno 22] UART 0: value not possible on this hardware
# ValueError the UART is closed
from machine import UART, Pin
import time

modem = UART(0, 9600, tx=Pin(0), rx=Pin(1), timeout=100)
print(modem, modem.any(), modem.read(), modem.readline())
print(modem.write("AT\r\n"), modem.readline())
modem.write(b"ATI\r\n")
print(modem.readline(), modem.read(2), modem.any())
start = time.ticks_ms()
buffer = bytearray(8)
print(modem.readinto(buffer), buffer, 95 < time.ticks_diff(time.ticks_ms(), start) < 130)
lines = []
modem.irq(lambda uart: lines.append(uart.readline()), UART.IRQ_RXIDLE)
while not lines:
    time.sleep_ms(10)
print(lines, 1000 <= time.ticks_ms() < 1050)

loop = UART(1, baudrate=115200, timeout=10)
count = loop.write(bytes(range(100)))
start = time.ticks_us()
loop.flush()
print(count, 8000 < time.ticks_diff(time.ticks_us(), start) < 9500, loop.txdone())
print(loop.any(), loop.read() == bytes(range(100)))
loop.init(9600, bits=7, parity=0, stop=2)
loop.write("even")
print(loop.read(4), loop)
got = []
loop.init(115200)
loop.irq(handler=lambda uart: got.append(uart.read()), trigger=UART.IRQ_RX)
loop.write("x")
time.sleep_ms(2)
print(b"".join(part for part in got if part))


def fails(function):
    try:
        function()
    except Exception as e:
        print(type(e).__name__, e)


fails(lambda: UART(5))
fails(lambda: UART(0, tx=Pin(3)))
fails(lambda: UART(0, bits=11))
fails(lambda: UART(0, 0))
loop.deinit()
fails(lambda: loop.write("a"))
