# Noise monitor: A-weighted sound levels from an I2S microphone.
#
# Every 125 ms: fast level to display, log and alarm. Every minute: Leq, Lmax, L90. Wiring: README.md.
import array
import time

import dsp
from machine import I2C, I2S, Pin

RATE = 16000
BLOCK = RATE // 8          # 125 ms
CALIBRATION = 120.0        # dB SPL of a full-scale square wave: microphone of -26 dBFS at 94 dB
ALARM_LEVEL = 75.0         # dB(A)
INTERVAL = 60 * 8          # blocks in a minute
LOG = "levels.csv"
BARS = " ▁▂▃▄▅▆▇█"       # 30 to 94 dB(A)


class Terminal:
    """The current minute as a row of bars that grows by one a second, with the level in figures; 79 columns."""

    def __init__(self):
        self.row = ""

    def show(self, second, level):
        self.row += BARS[int(max(0, min(8, (level - 26) / 8)))]
        print("\r%4d s %5.1f dB(A) %s%s" % (second, level, self.row, "." * (60 - len(self.row))), end="")

    def close(self, *row):
        print("\nminute %d: Leq %.1f  Lmax %.1f  L90 %.1f dB(A)" % row)
        self.row = ""


class Display:
    """A bar on an SSD1306; the monitor goes on without it when the bus fails."""

    def __init__(self, i2c):
        self.i2c = i2c
        self.oled = None

    def show(self, level, leq):
        try:
            if self.oled is None:
                from ssd1306 import SSD1306_I2C
                self.oled = SSD1306_I2C(128, 64, self.i2c)
            oled = self.oled
            oled.fill(0)
            oled.text("%5.1f dB(A)" % level, 0, 0)
            oled.text("Leq %5.1f" % leq, 0, 12)
            width = int(max(0, min(128, (level - 30) * 128 / 70)))
            oled.rect(0, 28, 128, 16, 1)
            oled.fill_rect(0, 28, width, 16, 1)
            oled.show()
        except OSError as error:
            print("\ndisplay:", error)
            self.oled = None


class Monitor:
    def __init__(self, display, alarm, log):
        self.samples = array.array("h", bytes(2 * BLOCK))
        self.meter = dsp.LevelMeter(RATE, "A", "fast", CALIBRATION)
        self.display = display
        self.alarm = alarm
        self.log = log
        self.terminal = Terminal()
        self.blocks = 0
        self.alarms = 0
        self.loudest = 0.0
        self.minutes = []

    def handle(self, samples):
        meter = self.meter
        meter.run(samples)
        level = meter.level
        self.blocks += 1
        loud = level > ALARM_LEVEL
        if loud and not self.alarm.value():
            self.alarms += 1
        self.alarm.value(loud)
        self.loudest = max(self.loudest, level)
        self.log.write("%.3f,%.2f\n" % (self.blocks * 0.125, level))
        if self.blocks % 8 == 0:
            self.display.show(level, meter.equivalent)
            self.terminal.show(self.blocks // 8, level)
        if self.blocks % INTERVAL == 0:
            self.close_interval()

    def close_interval(self):
        meter = self.meter
        row = (meter.equivalent, meter.maximum, meter.exceeded(90))
        self.minutes.append(row)
        self.terminal.close(len(self.minutes), *row)
        meter.restart()

    def summary(self):
        if self.blocks % INTERVAL:
            self.close_interval()
        print("%.1f s of sound, loudest %.1f dB(A), %d alarm%s over %.0f dB(A)"
              % (self.blocks / 8, self.loudest, self.alarms, "" if self.alarms == 1 else "s", ALARM_LEVEL))


def main():
    alarm = Pin("ALARM", Pin.OUT, value=0)
    display = Display(I2C(0, scl=Pin(5), sda=Pin(4), freq=400000))
    microphone = I2S(0, sck=Pin(18), ws=Pin(19), sd=Pin(20), mode=I2S.RX, bits=16,
                     format=I2S.MONO, rate=RATE, ibuf=8 * BLOCK)
    ready = []
    microphone.irq(ready.append)
    with open(LOG, "w") as log:
        log.write("seconds,dBA\n")
        monitor = Monitor(display, alarm, log)
        microphone.readinto(monitor.samples)
        try:
            while True:
                while not ready:
                    time.sleep_ms(1)
                ready.clear()
                monitor.handle(monitor.samples)
                microphone.readinto(monitor.samples)
        except KeyboardInterrupt:
            pass
        finally:
            microphone.deinit()
            alarm.value(0)
            monitor.summary()
    print("levels of every block:", LOG)


main()
