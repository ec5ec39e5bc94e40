# What kernels and built-ins cost, in instructions a unit of work: for the firmware in QEMU, as interpreter.py says.
import time, array, dsp
def run(name, count, f):
    f()
    t = time.ticks_us()
    f()
    d = time.ticks_us() - t
    print("%-22s %8d instructions, %.2f a unit" % (name, d * 1000, d * 1000 / count))
n = 2000
x = array.array("f", [0.01 * (i % 50) for i in range(n)])
h = array.array("h", [100 * (i % 50) for i in range(n)])
iir = dsp.IIRFilter(dsp.butterworth(6, 1000, 16000))
run("iir 3 sections", n * 15, lambda: iir.run(x))
q = dsp.IIRFilterQ15(dsp.butterworth(6, 1000, 16000))
run("iir q15 3 sections", n * 15, lambda: q.run(h))
fir = dsp.FIRFilter(dsp.fir(31, 1000, 16000))
run("fir 31", n * 31, lambda: fir.run(x))
m = dsp.LevelMeter(16000)
run("meter h", n, lambda: m.run(h))
run("meter f", n, lambda: m.run(x))
f = dsp.FFT(512)
re = array.array("f", x[:512]); im = array.array("f", x[:512])
run("fft 512 butterflies", 256 * 9, lambda: f.forward(re, im))
y = array.array("f", x)
run("convert h f", n, lambda: dsp.convert(h, y))
run("convert f h", n, lambda: dsp.convert(y, h))
run("copy bytes", 4 * n, lambda: dsp.copy(x, y))
run("scale", n, lambda: dsp.scale(y, 0.9))
run("dot f", n, lambda: dsp.dot(x, y))
run("rms h", n, lambda: dsp.rms(h))
run("mean", n, lambda: dsp.mean(x))
run("median", n, lambda: dsp.quantile(x))
run("decibels", n, lambda: dsp.decibels(array.array("f", x)))
run("array copy", n, lambda: array.array("f", x))
z = array.array("h", [i % 100 for i in range(128)])
out = array.array("f", [0] * 92)
run("har features 128", 128 * 3, lambda: dsp.har_features(z, z, z, out))
b = bytearray(4000)
run("bytes slice", 2000, lambda: b[:2000])
def nothing(): pass
run("call", 1, nothing)
l = list(range(1000))
run("sum list", 1000, lambda: sum(l))
import random
l = [random.random() for i in range(500)]
run("sorted 500 floats", 4500, lambda: sorted(l))
import math
def logs():
    log = math.log10
    for v in (0.5,) * 200: log(v)
run("log10 in loop", 200, logs)
def lens():
    s = b
    for i in range(1000): len(s)
run("len", 1000, lens)
def idx():
    for i in range(1000): x[i]
run("array index f", 1000, idx)
def idx2():
    for i in range(1000): h[i] = i
run("array store h", 1000, idx2)
def it():
    for v in h: pass
run("array iterate", n, it)
def app():
    l = []
    for i in range(1000): l.append(i)
run("append", 1000, app)
def tup():
    for i in range(1000): (i, i)
run("tuple", 1000, tup)
def fmt():
    for i in range(100): "%.1f" % 3.7
run("fmt", 100, fmt)
