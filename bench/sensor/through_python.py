"""Runs under Adder: times each row of the table as a program sees it, from Python. Prints `row<TAB>microseconds` and, for the
forest, its accuracy and the bytes of the model. The folder with the data is the argument."""
import array
import gc
import math
import struct
import sys
import time

import dsp
import emlearn_trees
import ml

FOLDER = sys.argv[1] + "/"
TARGET_US = 3000  # of one timed loop


def timed(call, count):
    """Microseconds of `count` calls."""
    started = time.ticks_us()
    for _ in range(count):
        call()
    return time.ticks_diff(time.ticks_us(), started)


def report(name, call, per_call=1):
    """The least time of a call from Python, over loops of a few milliseconds."""
    count = 1
    while timed(call, count) < TARGET_US and count < 1 << 20:
        count *= 2
    gc.collect()
    least = min(timed(call, count) for _ in range(5)) / count / per_call
    print("%s\t%.4f" % (name, least))


def floats(count, value):
    return array.array("f", [value(i) for i in range(count)])


def measure_forest():
    with open(FOLDER + "digits.bin", "rb") as file:
        data = array.array("h", file.read())
    rows = [data[i:i + 64] for i in range(0, len(data), 65)]
    truth = [data[i + 64] for i in range(0, len(data), 65)]
    model = ml.load(FOLDER + "forest.model")

    def predict_all():
        predict = model.predict
        for row in rows:
            predict(row)

    report("digits forest", predict_all, len(rows))
    right = sum(model.predict(row) == wanted for row, wanted in zip(rows, truth))
    print("accuracy\t%.4f" % (right / len(rows)))
    names = emlearn_trees.new(10, 1000, 100)
    with open(FOLDER + "forest.csv") as file:
        emlearn_trees.load_model(names, file)
    out = array.array("f", [0] * names.outputs())

    def predict_by_names():
        predict = names.predict
        for row in rows:
            predict(row, out)
            out.index(max(out))

    report("digits forest, emlearn_trees names", predict_by_names, len(rows))


def measure_filters():
    sos = dsp.butterworth(6, 0.1, 1)
    x, x16 = floats(2000, lambda i: math.sin(i * 1.7) / 2), array.array("h", [i * 7919 % 40000 - 20000 for i in range(2000)])
    f, q = dsp.IIRFilter(sos), dsp.IIRFilterQ15(sos)
    y, y16 = floats(2000, lambda i: 0), array.array("h", bytes(4000))
    f.run(floats(2000, lambda i: x16[i]), y)
    q.run(x16, y16)
    print("q15 error\t%.6f" % (max(abs(a - b) for a, b in zip(y, y16)) / 32768))
    report("biquads float32, 2000 x 3", lambda: f.run(x, y))
    report("biquads Q15, 2000 x 3", lambda: q.run(x16, y16))
    report("int16 to float32, 2000", lambda: dsp.convert(x16, y))
    report("float32 to int16, 2000", lambda: dsp.convert(x, y16))
    meter = dsp.LevelMeter(16000)
    report("sound level block of 125 ms", lambda: meter.run(x16))


def measure_transforms():
    for size in (512, 1024):  # of zeros, which stay zeros however often they are transformed
        fft, re, im = dsp.FFT(size), floats(size, lambda i: 0), floats(size, lambda i: 0)
        report("FFT %d complex" % size, lambda: fft.forward(re, im))
    axes = [array.array("h", [int(8000 * a + 3000 * math.sin(0.3 * i + a)) for i in range(128)]) for a in range(3)]
    out = floats(92, lambda i: 0)
    report("92 features, 128 x 3", lambda: dsp.har_features(*axes, out, True))


def measure_networks():
    with open(FOLDER + "mnist_example_4.bin", "rb") as file:
        digit = file.read()
    for kind in ("int8", "float32"):
        model = ml.load(FOLDER + "mnist_" + kind + ".tmdl")
        report("MNIST %s network" % kind, lambda: model.predict(digit))


measure_forest()
measure_filters()
measure_transforms()
measure_networks()
