# USBDevice: descriptors, the host's requests, transfers both ways, descriptors that are wrong.
# board:
# [usb]
# step = [
#   { at = "10ms", request_type = 0xc0, request = 1, value = 5, index = 0, length = 4 },
#   { at = "20ms", endpoint = 1, text = "hello node" },
#   { at = "30ms", request_type = 0x40, request = 2, value = 7, index = 0, length = 0 },
# ]
# expect:
# False None True True
# reset
# ('open', 23, True)
# ('control', 1, 1, 5)
# ('transfer', '0x1', True, 10)
# (b'hello node', True)
# ('transfer', '0x81', True, 6)
# ('control', 1, 2, 7)
# False False True True
# OSError the USB device is active; active(False) first
# OSError [Errno 74] USB: damaged data (usb host: descriptors refused: wTotalLength is 32, the configuration has 31 bytes)
import struct
import time
from machine import USBDevice

device = struct.pack("<BBHBBBBHHHBBBB", 18, 1, 0x200, 0xFF, 0, 0, 64, 0x1209, 0x0001, 0x100, 1, 2, 0, 1)
interface = struct.pack("<BBBBBBBBB", 9, 4, 0, 0, 2, 0xFF, 0, 0, 0)
ends = struct.pack("<BBBBHB", 7, 5, 0x01, 2, 64, 0) + struct.pack("<BBBBHB", 7, 5, 0x81, 2, 64, 0)
config = struct.pack("<BBHBBBBB", 9, 2, 9 + len(interface) + len(ends), 1, 1, 0, 0x80, 50) + interface + ends

usb = USBDevice()
log = []
inbox = bytearray(64)


def opened(descriptor):
    log.append(("open", len(descriptor), usb.submit_xfer(0x01, inbox)))


def control(stage, request):
    log.append(("control", stage, request[1], request[2]))
    return b"abcd" if request[1] == 1 else request[2] == 7


def transferred(endpoint, result, count):
    log.append(("transfer", hex(endpoint), result, count))
    if endpoint == 0x01:
        log.append((bytes(inbox[:count]), usb.submit_xfer(0x81, b"answer")))


usb.builtin_driver = usb.BUILTIN_NONE
usb.config(device, config, ["", "Maker", "Sensor node"], opened, lambda: log.append("reset"), control, transferred)
print(usb.active(), usb.active(True), usb.active(), USBDevice() is usb)
time.sleep_ms(1500)
for line in log:
    print(line)
print(usb.stall(0x81), usb.stall(0x81, True), usb.stall(0x81), usb.stall(0x81, False))


def fails(function):
    try:
        function()
    except Exception as e:
        print(type(e).__name__, e)


fails(lambda: usb.config(device, config))
usb.active(False)
usb.config(device, config[:-1])
fails(lambda: usb.active(True))
