# Activity: tells from an accelerometer what its wearer does.
#
# The MPU6886 collects 100 samples a second in its FIFO; the node sleeps until 64 new ones are there, and classifies the
# last 128 by 92 features and a random forest. Wiring: README.md.
import array
import time

import ml
from machine import I2C, Pin
from mpu6886 import MPU6886
from window import HOP, RATE, Window


MODEL = __file__[:__file__.rfind("/") + 1] + "activity.model"  # beside this program


class Sensor:
    """The accelerometer's stream; after an error of the bus it is started anew."""

    def __init__(self, i2c):
        self.i2c = i2c
        self.mpu = None
        self.chunk = bytearray(HOP * MPU6886.bytes_per_sample)

    def start(self):
        self.mpu = MPU6886(self.i2c)
        self.mpu.set_odr(RATE)
        self.mpu.fifo_enable(True)

    def read(self, window):
        """Waits for HOP samples and puts them into the window. False when samples were lost: the window has restarted."""
        try:
            if self.mpu is None:
                window.restart()
                self.start()
            while True:
                count = self.mpu.get_fifo_count()
                if count >= HOP:
                    break
                time.sleep_ms((HOP - count) * 1000 // RATE + 1)
            self.mpu.read_samples_into(self.chunk)
            self.mpu.deinterleave_samples(self.chunk, *window.newest)
            return True
        except OSError as error:
            print("sensor:", error)
            self.mpu = None
            time.sleep_ms(500)
            return False


def main():
    model = ml.load(MODEL)
    labels = model.labels
    votes = array.array("f", [0] * model.outputs)
    sensor = Sensor(I2C(0, scl=Pin(5), sda=Pin(4), freq=400000))
    moving = Pin("MOVING", Pin.OUT, value=0)
    window = Window()
    start, now, seconds = time.ticks_ms(), None, {}
    with open("activity.csv", "w") as log:
        log.write("seconds,activity,share\n")
        try:
            while True:
                if not sensor.read(window):
                    continue
                features = window.features()
                if features is None:
                    continue
                index = model.predict(features, votes)
                name = labels[index]
                time_s = time.ticks_diff(time.ticks_ms(), start) / 1000
                seconds[name] = seconds.get(name, 0) + HOP / RATE
                log.write("%.2f,%s,%.2f\n" % (time_s, name, votes[index]))
                moving.value(name != "still")
                if name != now:
                    print("%6.1f s  %-10s %3.0f %%" % (time_s, name, 100 * votes[index]))
                    now = name
        except KeyboardInterrupt:
            pass
        finally:
            moving.value(0)
            print("in all: " + ", ".join("%s %.0f s" % item for item in sorted(seconds.items())))


main()
