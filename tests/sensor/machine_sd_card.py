# SDCard: blocks in and out, its size, what is refused, a card that is not there.
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
# size = 8_388_608
# [[device]]
# model = "sd_card"
# name = "slot"
# bus = "spi0"
# cs = 15
# present = false
# expect:
# (8388608, 512) 16384 512 0
# {255} True
# True {170} 0
# True
# ValueError the buffer must hold whole blocks of 512 bytes, not 100 bytes
# OSError 28
# TypeError readblocks() needs a writable buffer
# OSError 19
# ValueError SDCard() needs cs, the pin that selects the card
# ValueError no SPI of this board is wired to these pins
from machine import Pin, SDCard

card = SDCard(slot=2, sck=Pin(18), miso=Pin(16), mosi=Pin(19), cs=Pin(17))
print(card.info(), card.ioctl(4, 0), card.ioctl(5, 0), card.ioctl(1, 0))
blocks = bytes(range(256)) * 4
card.writeblocks(100, blocks)
back = bytearray(1536)
card.readblocks(99, back)
print(back[:512] == bytes(512) or set(back[:512]), back[512:] == blocks)
card.writeblocks(101, b"\xaa" * 512)
card.readblocks(99, back)
print(back[512:1024] == blocks[:512], set(back[1024:]), card.ioctl(3, 0))
card.deinit()
card.readblocks(100, back)
print(back[:1024] == blocks[:512] + b"\xaa" * 512)


def fails(function):
    try:
        function()
    except OSError as e:
        print("OSError", e.errno)
    except Exception as e:
        print(type(e).__name__, e)


fails(lambda: card.readblocks(0, bytearray(100)))
fails(lambda: card.readblocks(1 << 20, bytearray(512)))
fails(lambda: card.readblocks(0, bytes(512)))
fails(lambda: SDCard(cs=Pin(15)).info())
fails(lambda: SDCard())
fails(lambda: SDCard(cs=Pin(17), sck=Pin(3)))
