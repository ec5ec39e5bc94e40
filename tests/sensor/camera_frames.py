# camera: functions and class, formats, frame sizes, waiting for a frame, what is refused.
# board:
# [camera]
# pictures = "$HERE/support"
# frames_per_second = 4
# show = "1s"
# expect:
# 0 20 40 60 80 a0 c0 ff
# f8 00 07 e0 00 1f ff ff 00 00 84 10 ff e0 08 21
# 250 250
# 8 True
# 96 96 3 9216
# 320 240 0
# ValueError the buffer
# TypeError the camera takes no argument 'colour'
# ValueError the pixel format must be RGB565 or GRAYSCALE
# ValueError the frame size must be one of FrameSize or (width, height)
# OSError 22
# ValueError there is no camera 3; this board has 0
# OSError 22
import camera
import time
from camera import Camera, FrameSize, PixelFormat


def show(frame):
    print(" ".join("%02x" % byte for byte in frame))


camera.init(0, framesize=(4, 2), format=camera.GRAYSCALE, fb_location=0)
print(" ".join("%x" % byte for byte in camera.capture()))
camera.pixformat(camera.RGB565)
time.sleep(1)
show(camera.capture())

# A frame every 250 ms.
camera.capture()
start = time.ticks_ms()
camera.capture()
middle = time.ticks_ms()
camera.capture()
print(time.ticks_diff(middle, start), time.ticks_diff(time.ticks_ms(), middle))
camera.deinit()

cam = Camera(frame_size=(4, 2), pixel_format=PixelFormat.GRAYSCALE, init=False)
cam.init()
buffer = bytearray(8)
print(len(cam.capture(buffer)), cam.capture(buffer) is buffer)
cam.reconfigure(frame_size=FrameSize.R96X96)
print(cam.get_pixel_width(), cam.height, cam.pixel_format, len(cam.capture()))
cam.reconfigure(frame_size=FrameSize.QVGA, pixel_format=PixelFormat.RGB565)
print(cam.width, cam.get_pixel_height(), cam.pixel_format)


def fails(function):
    try:
        function()
    except OSError as e:
        print("OSError", e.errno)
    except Exception as e:
        print(type(e).__name__, str(e).split(": ")[0] if "bytes" not in str(e) else "the buffer")


fails(lambda: cam.capture(bytearray(8)))
fails(lambda: cam.reconfigure(colour=1))
fails(lambda: cam.reconfigure(pixel_format=4))
fails(lambda: cam.reconfigure(frame_size=99))
fails(lambda: cam.reconfigure(frame_size=(20000, 10)))
fails(lambda: camera.init(3))
cam.deinit()
fails(lambda: cam.capture())
