# Power fails in the middle of a write to an SD card. Two copies with a number and a checksum survive it: after the start
# the newer whole one is found.
# args: --for 30s
# board:
# [[spi]]
# id = 0
# sck = 18
# mosi = 19
# miso = 16
# [[device]]
# model = "sd_card"
# name = "card"
# bus = "spi0"
# cs = 17
# size = 4_194_304
# [[fault]]
# kind = "power_cut"
# device = "card"
# after_writes = 7
# off = "1s"
# stderr: power came back
# expect:
# found None
# found 6
# goes on to 10
import struct
from machine import Pin, SDCard

card = SDCard(cs=Pin(17))


def checksum(data):
    total = 1
    for byte in data:
        total = (total * 31 + byte) & 0xFFFFFFFF
    return total


def save(number):
    record = struct.pack("<II500s", number, 0x5A5A, bytes((number,)) * 500)
    card.writeblocks(number & 1, record + struct.pack("<I", checksum(record)))


def load():
    best = None
    for copy in range(2):
        block = bytearray(512)
        try:
            card.readblocks(copy, block)
        except OSError:
            continue
        number, mark = struct.unpack_from("<II", block)
        whole = checksum(block[:508]) == struct.unpack_from("<I", block, 508)[0]
        if mark == 0x5A5A and whole and (best is None or number > best):
            best = number
    return best


found = load()
print("found", found)
for number in range((found or 0) + 1, 11):
    save(number)
print("goes on to", load())
