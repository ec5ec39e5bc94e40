# framebuf: shapes, whole and clipped, drawn as text; what is refused.
# expect:
# rectangles
# ####........
# #..#..######
# ####..#.....
# ......#.##..
# ......#.....
# lines
# ##..#....#..
# ..###.......
# ..#..##.....
# .#.....###..
# #.........##
# clipped
# ..#.........
# ############
# ............
# circle
# ...###...
# .##...##.
# .#.....#.
# #.......#
# #.......#
# #.......#
# .#.....#.
# .##...##.
# ...###...
# ellipse
# ....#######....
# ..###########..
# ###############
# ###############
# ###############
# ..###########..
# ....#######....
# quadrants
# ....##...
# ....####.
# ....####.
# ....#####
# #########
# #####....
# .####....
# .####....
# ...##....
# flat
# #........
# ########.
# #........
# polygon
# ....#....
# ..##.##..
# .#.....#.
# ..##.##..
# ....#....
# filled
# .#######.
# .#######.
# .###.###.
# .##...##.
# .#.....#.
# text
# ##..######.........
# .#......##.........
# .#.....##...######.
# .#....##...##...##.
# .#...##....##...##.
# .#...##.....######.
# ##...##.........##.
# ............#####..
# scrolled
# #...#...
# .#...#..
# ..#...#.
# ...#....
# True
# None 0 None 0
# ValueError a FrameBuffer of 8 x 9 pixels needs a buffer of 9 bytes, not 8
# ValueError invalid format
# ValueError stride must be width to 65535
# TypeError a read-write bytes-like object is required, not 'bytes'
# TypeError text() argument 's' must be str, not int
# ValueError the radii must be 0 to 32767
# ValueError a coordinate is out of range
# ValueError the FrameBuffer has not been initialized
import array
from framebuf import FrameBuffer, MONO_HLSB, MONO_VLSB


def draw(name, width, height, *steps):
    fb = FrameBuffer(bytearray(width * height // 8 + height), width, height, MONO_HLSB)
    for method, *arguments in steps:
        getattr(fb, method)(*arguments)
    print(name)
    for y in range(height):
        print("".join("#" if fb.pixel(x, y) else "." for x in range(width)))


draw("rectangles", 12, 5, ("rect", 0, 0, 4, 3, 1), ("rect", 6, 1, 100, 100, 1), ("rect", 8, 3, 2, 1, 1, True))
draw("lines", 12, 5, ("line", 0, 0, 11, 4, 1), ("line", -100, 104, 100, -96, 1), ("line", 9, 0, 9, 0, 1))
draw("clipped", 12, 3, ("hline", -4, 1, 1000000000, 1), ("vline", 2, -7, 8, 1), ("hline", 3, 9, 3, 1), ("vline", 5, 1, 0, 1))
draw("circle", 9, 9, ("ellipse", 4, 4, 4, 4, 1))
draw("ellipse", 15, 7, ("ellipse", 7, 3, 7, 3, 1, True))
draw("quadrants", 9, 9, ("ellipse", 4, 4, 4, 4, 1, True, 0b0101))
draw("flat", 9, 3, ("ellipse", 4, 1, 3, 0, 1), ("ellipse", 0, 1, 0, 1, 1, True))
draw("polygon", 9, 5, ("poly", 1, 0, array.array("h", [0, 2, 3, 0, 6, 2, 3, 4]), 1))
draw("filled", 9, 5, ("poly", 1, 0, [0, 0, 6, 0, 6, 4, 3, 1, 0, 4], 1, True))
draw("text", 19, 8, ("text", "é7g", -5, 0))
draw("scrolled", 8, 4, ("line", 0, 0, 3, 3, 1), ("scroll", 3, -1))


# The format of columns fills by bytes: the same picture as pixel by pixel.
same = True
for x, y, w, h in ((0, 0, 20, 24), (3, 1, 5, 2), (2, 6, 9, 4), (-5, 7, 40, 1), (1, 8, 3, 8), (4, 9, 1, 14), (19, 23, 5, 5)):
    for background in 0, 1:
        one, other = (FrameBuffer(bytearray(60), 20, 24, MONO_VLSB) for _ in range(2))
        one.fill(background)
        for i in range(20):
            for j in range(24):
                other.pixel(i, j, background)
        one.fill_rect(x, y, w, h, 1 - background)
        for i in range(x, x + w):
            for j in range(y, y + h):
                other.pixel(i, j, 1 - background)
        same &= bytes(one) == bytes(other)
print(same)


def fails(function):
    try:
        function()
    except Exception as e:
        print(type(e).__name__, e)


class Late(FrameBuffer):
    def __init__(self, n):
        pass


fb = FrameBuffer(bytearray(8), 8, 8, MONO_HLSB)
print(fb.pixel(-1, 0), fb.pixel(0, 0), fb.pixel(8, 0), memoryview(fb)[0])
fails(lambda: FrameBuffer(bytearray(8), 8, 9, MONO_HLSB))
fails(lambda: FrameBuffer(bytearray(8), 8, 8, 9))
fails(lambda: FrameBuffer(bytearray(8), 8, 8, MONO_HLSB, 7))
fails(lambda: FrameBuffer(bytes(8), 8, 8, MONO_HLSB).fill(1))
fails(lambda: fb.text(5, 0, 0))
fails(lambda: fb.ellipse(0, 0, -1, 2, 1))
fails(lambda: fb.line(0, 0, 2**31 - 1, -(2**31), 1))
fails(lambda: Late(1).fill(0))
