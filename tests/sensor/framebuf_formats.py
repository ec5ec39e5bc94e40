# framebuf: how the formats lie in memory, rows apart, blit between formats and with a palette.
# expect:
# MONO_VLSB 00 01 02 00 00 00 00 00 04 True
# MONO_HLSB 40 00 20 00 00 80 True
# MONO_HMSB 02 00 04 00 00 01 True
# GS2_HMSB 0c 00 00 10 00 00 00 00 01 True
# GS4_HMSB 0f 00 00 00 00 00 70 00 00 00 00 00 00 00 10 True
# GS8 00 ff 00 00 00 00 00 00 00 00 00 7f 00 00 00 00 00 00 00 00 00 00 00 00 00 00 01 True
# RGB565 00 00 ff ff 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 ff 7f 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 01 True
# 05 05 00 00 05 05 00 00 05 05 00 00
# MONO_VLSB 53 True
# MONO_HLSB 53 True
# MONO_HMSB 53 True
# GS2_HMSB 53 True
# GS4_HMSB 53 True
# GS8 53 True
# RGB565 53 True
# ['0x1234', '0x1234', '0xffff', '0xffff']
# ['0x0', '0xffff', '0x1']
# FrameBuffer 0 0
# ValueError blit() argument 'fbuf' must be (buffer, width, height, format[, stride])
# TypeError blit() argument 'fbuf' must be a FrameBuffer or (buffer, width, height, format), not int
import framebuf
from framebuf import FrameBuffer

NAMES = "MONO_VLSB MONO_HLSB MONO_HMSB GS2_HMSB GS4_HMSB GS8 RGB565".split()
BITS = 1, 1, 1, 2, 4, 8, 16


def make(name, width, height, stride=None):
    row = (stride or width) + 7 & ~7
    memory = bytearray(row * (height + 7 & ~7) * BITS[NAMES.index(name)] // 8)
    return memory, FrameBuffer(memory, width, height, getattr(framebuf, name), stride or width)


for name, bits in zip(NAMES, BITS):
    memory, fb = make(name, 9, 3)
    top = (1 << bits) - 1
    fb.pixel(1, 0, top)
    fb.pixel(2, 1, top >> 1 or 1)
    fb.pixel(8, 2, 1)
    used = len(bytes(memory).rstrip(b"\0"))
    same = [fb.pixel(1, 0) == top, fb.pixel(2, 1) == (top >> 1 or 1), fb.pixel(8, 2) == 1, fb.pixel(0, 0) == 0]
    print(name, bytes(memory)[:used].hex(" "), all(same))

# Rows further apart than they are wide: what lies between them is not touched.
memory, fb = make("GS8", 2, 3, 4)
fb.fill(5)
print(memory[:12].hex(" "))

# Every format gives and takes the same picture, moved or not.
for name in NAMES:
    _, source = make(name, 20, 10)
    source.text("A7", 1, 1, 1)
    source.scroll(2, 1)
    _, target = make("GS8", 20, 10)
    target.blit(source, -1, -1)
    back = make(name, 20, 10)[1]
    back.blit(target, 1, 1, 0)
    print(name, sum(back.pixel(x, y) for x in range(20) for y in range(10)),
          all(back.pixel(x, y) == source.pixel(x, y) for x in range(2, 20) for y in range(1, 10)))

# A palette: one row of colours; the key is a colour after it.
_, icon = make("MONO_HLSB", 8, 1)
icon.hline(2, 0, 3, 1)
_, palette = make("RGB565", 2, 1)
palette.pixel(0, 0, 0x1234)
palette.pixel(1, 0, 0xFFFF)
_, screen = make("RGB565", 8, 2)
screen.blit(icon, 0, 0, -1, palette)
screen.blit(icon, 0, 1, 0x1234, palette)
screen.blit((bytearray(b"\x80"), 1, 1, framebuf.MONO_HLSB), 7, 1)
print([hex(screen.pixel(x, 0)) for x in range(4)])
print([hex(screen.pixel(x, 1)) for x in (0, 2, 7)])
print(type(framebuf.FrameBuffer1(bytearray(8), 8, 8)).__name__, framebuf.MVLSB, framebuf.MONO_VLSB)
for bad in ((1, 2), 7):
    try:
        screen.blit(bad, 0, 0)
    except Exception as e:
        print(type(e).__name__, e)
