# Image classifier: a camera looks at a card with a handwritten digit; the right digit opens the door.
#
# Each frame: crop, scale down to 8 x 8, int8 network. The door opens for a while when the digit of the day has been seen
# in several frames running. Wiring: README.md.
import array
import time

import ml
from camera import Camera, FrameSize, PixelFormat
from machine import Pin
from picture import Preparation

OPENS = 7                  # the digit that opens the door
SURE = 0.8                 # least probability that counts
FRAMES = 3                 # frames running
OPEN_MS = 2000             # how long the door stays open
MODEL = __file__[:__file__.rfind("/") + 1] + "digits.model"  # beside this program


class Door:
    def __init__(self, pin):
        self.pin = pin
        self.opened = 0
        self.until = None

    def open(self, now):
        if self.until is None:
            self.opened += 1
            print("%6.1f s  door opens" % (now / 1000))
        self.until = time.ticks_add(now, OPEN_MS)
        self.pin.value(1)

    def update(self, now):
        if self.until is not None and time.ticks_diff(now, self.until) >= 0:
            self.until = None
            self.pin.value(0)
            print("%6.1f s  door closes" % (now / 1000))


class Classifier:
    """The digit on the card, once it has been seen in FRAMES frames running."""

    def __init__(self, path, width, height):
        self.model = ml.load(path)
        self.preparation = Preparation(width, height)
        self.probabilities = array.array("f", [0] * self.model.outputs)
        self.last = None
        self.count = 0

    def look(self, frame):
        digit = self.model.predict(self.preparation.run(frame), self.probabilities)
        if self.probabilities[digit] < SURE:
            digit = None
        self.count = self.count + 1 if digit == self.last else 1
        self.last = digit
        return digit if self.count == FRAMES else None


def main():
    camera = Camera(frame_size=FrameSize.QQVGA, pixel_format=PixelFormat.GRAYSCALE)
    door = Door(Pin("DOOR", Pin.OUT, value=0))
    width, height = camera.get_pixel_width(), camera.get_pixel_height()
    classifier = Classifier(MODEL, width, height)
    frame = bytearray(width * height)
    frames, start = 0, time.ticks_ms()
    with open("seen.csv", "w") as log:
        log.write("seconds,digit\n")
        try:
            while True:
                camera.capture(frame)
                now = time.ticks_diff(time.ticks_ms(), start)
                frames += 1
                digit = classifier.look(frame)
                if digit is not None:
                    print("%6.1f s  digit %d (%.0f %%)" % (now / 1000, digit, 100 * classifier.probabilities[digit]))
                    log.write("%.1f,%d\n" % (now / 1000, digit))
                    if digit == OPENS:
                        door.open(now)
                door.update(now)
        except KeyboardInterrupt:
            pass
        finally:
            camera.deinit()
            door.pin.value(0)
            print("%d frames, the door opened %d times" % (frames, door.opened))


main()
