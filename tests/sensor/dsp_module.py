# The module dsp as programs use it: every type and function once, with numbers that can be checked by hand or head.
# modes: release debug gcstress single
# timeout: 40
# expect:
# butterworth 12 [1.0, 0.707, 0.002]
# highpass 1 [0.0, 0.707, 0.954, 0.996, 1.0]
# bandpass 2 [0.0, 0.707, 1.0, 0.707, 0.0]
# bandstop 2 [1.0, 0.707, 0.002, 0.707, 1.0]
# 6 kHz through 1 kHz: True
# 300 Hz through it in Q15: True
# FIRFilter [2.0, 5.0, 2.0, 2.0] True
# MovingAverage [4.0, 5.333, 4.0, 4.0] True
# RunningMedian [4.0, 4.0, 4.0, 4.0] True
# DCBlocker [4.0, 6.0, -5.0, 1.5] True
# Smoother [4.0, 6.528, 2.402, 3.412] True
# FIRFilterQ15 [500, 0, 15884]
# Resampler 100 100 True
# notch [1.0, 0.0, 1.0]
# peaking 6.0
# shelf [-9.0, -4.5, 0.0]
# A 3 [-19.1, 0.0, -1.1]
# Z [1.0, 0.0, 0.0, 1.0, 0.0, 0.0]
# fir [0.028, 0.237, 0.469, 0.237, 0.028] 1.0
# window [0.0, 0.5, 1.0, 0.5] [0.08, 1.0, 0.08] [0.037, 1.0, 0.037]
# FFT 8 [1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0] [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]
# inverse [1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]
# real [0.0, 0.0, 0.0, 0.0, 0.0] [0.0, 0.0, -4.0, 0.0, 0.0]
# [0.0, 1.0, 0.0, -1.0, 0.0, 1.0, 0.0, -1.0]
# Spectrogram 17 3 3 0.5 0.5
# Goertzel 1.0 2500
# 0.0
# MelBank 20 True MFCC -67
# DCT [2.0, 0.0, 0.0, 0.0]
# convert [-1.0, 0.0, 0.5, 1.0]
# [-32768, 16384, 0, 32767]
# [0.0, 1.0, 0.502, 0.004]
# [-65536.0, 32768.0, 0.0, 65534.0]
# arithmetic [3.5, 0.5, 7.5, 18.5] (0.5, 18.5)
# [10.0, 10.0, 10.0, 10.0]
# dot 11.0 1800000000.0
# mean 3.0 1.5 2.5 32768.0
# empty 0.0 0.0 0.0 0.0 (0.0, 0.0)
# 2.0 4.0 4.571 0.656 -0.219
# 4.5 3.4 1.5 0.5 1 True
# 0.562 1.386 0.927
# 0.406 2.0 3.0
# LevelMeter 91.0 91.0 91.0 91.0
# 91.0 -200.0
# SlidingWindow [0, 12, 24, 36]
# features 92 3.5 7.0 0.0 2.291
# 3 7
# ValueError: run() argument 'data' must be a writable array of float32 (typecode 'f'), not an array of 'h'
# TypeError: run() argument 'data' must be a bytes-like object, not list
# ValueError: run() argument 'data' must be a writable array of float32 (typecode 'f'), not read-only memory of 'B'
# ValueError: run() argument 'out' must have 4 items, not 2
# ValueError: run(): input and output overlap
# ValueError: IIRFilter() argument 'sos' must have 6 values a section (b0 b1 b2 a0 a1 a2), not 4 in all
# ValueError: IIRFilter() argument 'sos' has a coefficient that is not finite or too large, or an a0 of 0
# ValueError: FIRFilter() argument 'taps' must not be empty
# ValueError: butterworth(): frequencies must lie between 0 and rate/2, q above 0
# ValueError: butterworth() argument 'order' must be in 1..12, not 40
# ValueError: butterworth() argument 'kind' must be one of lowpass highpass bandpass bandstop, not 'lowpas'
# ValueError: butterworth(): frequencies must lie between 0 and rate/2, q above 0
# ValueError: weighting() argument 'rate' must be in 4000..200000 Hz
# ValueError: FFT() argument 'n' must be a power of two in 4..4096, not 100
# ValueError: forward(): input and output overlap
# ValueError: Spectrogram() argument 'hop' must be in 1..32, not 33
# ValueError: quantile() argument 'q' must be in 0..1
# ValueError: convert(): input and output overlap
# ValueError: convert() argument 'out' must be writable
# ValueError: dot() argument 'b' must have 4 items, not 2
# ValueError: rms() takes arrays of float32 ('f') or int16 ('h'), not of 'd'
# ValueError: har_features() wants windows of 4..4096 samples
# ValueError: features(): the window is not complete yet
# ValueError: LevelMeter() argument 'weighting' must be one of Z A C, not 'B'
# ValueError: exceeded() needs a meter made with percentiles=True
# ValueError: run() argument 'out' must have room for 2 items, has 1
# ValueError: RunningMedian() argument 'length' must be in 1..65535, not 0
# ValueError: Smoother() argument 'time_constant' must be above 0
import array
import math

import dsp


def floats(*values):
    return array.array("f", values)


def rounded(values, digits=3):
    return [round(v, digits) + 0.0 for v in values]


def tone(frequency, rate, count):
    return floats(*(math.sin(2 * math.pi * frequency * i / rate) for i in range(count)))


def filters():
    sos = dsp.butterworth(4, 1000, 16000)
    print("butterworth", len(sos), [round(dsp.gain(sos, f, 16000), 3) for f in (0, 1000, 4000)])
    for kind in ("highpass", "bandpass", "bandstop"):
        sos = dsp.butterworth(2, 1000, 16000, kind, 3000)
        print(kind, len(sos) // 6, [round(dsp.gain(sos, f, 16000), 3) for f in (10, 1000, 1732, 3000, 7900)])
    low = dsp.IIRFilter(dsp.butterworth(4, 1000, 16000))
    x = tone(6000, 16000, 400)
    low.run(x)
    print("6 kHz through 1 kHz:", dsp.peak(x[200:]) < 0.001)
    fixed = dsp.IIRFilterQ15(dsp.butterworth(4, 1000, 16000))
    x16 = array.array("h", [int(16384 * v) for v in tone(300, 16000, 400)])
    fixed.run(x16)
    print("300 Hz through it in Q15:", 16000 < max(x16[200:]) < 16500)
    for filter in (dsp.FIRFilter(floats(0.5, 0.25)), dsp.MovingAverage(3), dsp.RunningMedian(3), dsp.DCBlocker(0.5),
                   dsp.Smoother(0.5, 2)):
        x, y = floats(4, 8, 0, 4), floats(0, 0, 0, 0)
        filter.run(x, y)
        filter.reset()
        filter.run(memoryview(x)[:2])
        filter.run(memoryview(x)[2:])
        print(type(filter).__name__, rounded(y), x == y)
    ints, out = array.array("h", [1000, -1000, 32767]), array.array("h", [0, 0, 0])
    dsp.FIRFilterQ15(array.array("h", [16384, 16384])).run(ints, out)
    print("FIRFilterQ15", list(out))
    halve = dsp.Resampler(1, 2)
    x = tone(50, 1000, 200)
    y = floats(*[0] * halve.outputs(len(x)))
    print("Resampler", halve.run(x, y), len(y), abs(dsp.rms(y[50:]) * math.sqrt(2) - 1) < 0.01)
    halve.reset()


def design():
    print("notch", [round(dsp.gain(dsp.notch(50, 30, 1000), f, 1000), 3) for f in (10, 50, 400)])
    print("peaking", round(20 * math.log10(dsp.gain(dsp.peaking(1000, 1, 6, 16000), 1000, 16000)), 2))
    print("shelf", [round(20 * math.log10(dsp.gain(dsp.shelf("low", 200, -9, 16000), f, 16000)), 2) for f in (1, 200, 7000)])
    weighting = dsp.weighting("A", 48000)
    print("A", len(weighting) // 6, [round(20 * math.log10(dsp.gain(weighting, f, 48000)), 1) for f in (100, 1000, 8000)])
    print("Z", list(dsp.weighting("Z", 16000)))
    taps = dsp.fir(5, 100, 1000)
    print("fir", rounded(taps), round(sum(taps), 5))
    print("window", rounded(dsp.window("hann", 4)), rounded(dsp.window("hamming", 3, False)), rounded(dsp.window("kaiser", 3, False, 5.0)))


def transforms():
    fft = dsp.FFT(8)
    re, im = floats(1, 0, 0, 0, 0, 0, 0, 0), floats(*[0] * 8)
    fft.forward(re, im)
    print("FFT", fft.n, rounded(re), rounded(im))
    fft.inverse(re, im)
    print("inverse", rounded(re))
    x = floats(0, 1, 0, -1, 0, 1, 0, -1)
    re, im = floats(*[0] * 5), floats(*[0] * 5)
    fft.real(x, re, im)
    print("real", rounded(re), rounded(im))
    fft.real_inverse(re, im, x)
    print(rounded(x))
    spectrogram = dsp.Spectrogram(32, 16, 1000, "hann", "spectrum")
    rows = floats(*[0] * (3 * spectrogram.lines))
    print("Spectrogram", spectrogram.lines, spectrogram.rows(64), spectrogram.run(tone(250, 1000, 64), rows), round(rows[8], 3),
          round(rows[17 + 8], 3))
    spectrogram.reset()
    goertzel = dsp.Goertzel(250, 1000)
    goertzel.run(tone(250, 1000, 100))
    print("Goertzel", round(goertzel.amplitude(), 3), round(goertzel.power()))
    goertzel.reset()
    print(goertzel.amplitude())
    power = floats(*[1.0] * 129)
    bands, cepstrum = floats(*[0] * 20), floats(*[0] * 13)
    dsp.MelBank(256, 8000, bands=20).run(power, bands)
    dsp.MFCC(256, 8000, bands=20).run(power, cepstrum)
    print("MelBank", len(bands), min(bands) > 0, "MFCC", round(cepstrum[0]))
    out = floats(0, 0, 0, 0)
    dsp.DCT(4).run(floats(1, 1, 1, 1), out)
    print("DCT", rounded(out))


def arrays():
    ints, x = array.array("h", [-32768, 0, 16384, 32767]), floats(0, 0, 0, 0)
    dsp.convert(ints, x)
    print("convert", rounded(x))
    dsp.convert(floats(-2, 0.5, math.nan, 2), ints)
    print(list(ints))
    dsp.convert(b"\x00\xff\x80\x01", x)
    print(rounded(x))
    dsp.convert(ints, x, 2.0)
    print(rounded(x))
    dsp.copy(floats(1, 2, 3, 4), x)
    dsp.scale(x, 2, 1)
    dsp.multiply(x, floats(1, 0, 1, 2))
    dsp.add_scaled(x, floats(1, 1, 1, 1), 0.5)
    print("arithmetic", list(x), dsp.extremes(x))
    dsp.fill(x, 10.0)
    dsp.decibels(x)
    print(rounded(x))
    print("dot", dsp.dot(floats(1, 2), floats(3, 4)), dsp.dot(array.array("h", [30000, 30000]), array.array("h", [30000, 30000])))
    print("mean", dsp.mean(floats(1, 2, 6)), dsp.mean(array.array("h", [1, 2])), dsp.rms(floats(3, 4, 0, 0)),
          dsp.peak(array.array("h", [-32768, 5])))
    print("empty", dsp.mean(floats()), dsp.rms(floats()), dsp.std(floats()), dsp.quantile(floats()), dsp.extremes(floats()))


def statistics():
    x = floats(2, 4, 4, 4, 5, 5, 7, 9)
    print(dsp.std(x), dsp.variance(x), round(dsp.variance(x, 1), 3), round(dsp.skewness(x), 3), round(dsp.kurtosis(x), 3))
    print(dsp.quantile(x), round(dsp.quantile(x, 0.1), 3), dsp.iqr(x), dsp.mad(x), dsp.crossings(x, 4.5), list(x) == [2, 4, 4, 4, 5, 5, 7, 9])
    print(round(dsp.entropy(x, 2), 3), round(dsp.spectral_entropy(floats(1, 1, 1, 1)), 3), round(dsp.correlation(x, floats(*range(8))), 3))
    print(round(dsp.autocorrelation(x, 1), 3), dsp.slope(floats(1, 3, 5)), dsp.sma(floats(1, -1), floats(2, 2), floats(0, 0)))


def levels():
    meter = dsp.LevelMeter(16000, "A", "fast", 94)
    meter.run(array.array("h", [int(32767 * v) for v in tone(1000, 16000, 16000)]))
    print("LevelMeter", round(meter.level, 1), round(meter.maximum, 1), round(meter.equivalent, 1), round(meter.exceeded(10), 0))
    meter.restart()
    print(round(meter.level, 1), meter.equivalent)


def motion():
    window = dsp.SlidingWindow(8, 4, 3)
    stream = array.array("h", range(60))
    taken = 0
    starts = []
    while taken < len(stream):
        taken += window.push(memoryview(stream)[taken:])
        if window.complete:
            x = array.array("h", bytes(16))
            window.channel(0, x)
            starts.append(x[0])
    print("SlidingWindow", starts)
    out = floats(*[0] * dsp.HAR_FEATURES)
    axes = [array.array("h", [100 * a + i for i in range(8)]) for a in range(3)]
    dsp.har_features(*axes, out, True)
    print("features", len(out), out[0], out[1], out[2], round(out[8], 3))
    as_ints = array.array("h", bytes(2 * 92))
    dsp.har_features(*axes, as_ints)
    print(as_ints[0], as_ints[1])


def fails(function, *arguments, **keywords):
    try:
        print(function(*arguments, **keywords))
    except (TypeError, ValueError) as error:
        print(type(error).__name__ + ":", error)


def errors():
    x = floats(1, 2, 3, 4)
    ints = array.array("h", [1, 2])
    average = dsp.MovingAverage(2)
    fails(average.run, ints)
    fails(average.run, [1.0])
    fails(average.run, bytes(8))
    fails(average.run, x, x[:2])
    fails(average.run, memoryview(x)[1:], memoryview(x)[:3])
    fails(dsp.IIRFilter, x)
    fails(dsp.IIRFilter, floats(math.nan, 0, 0, 1, 0, 0))
    fails(dsp.FIRFilter, floats())
    fails(dsp.butterworth, 4, 9000, 16000)
    fails(dsp.butterworth, 40, 900, 16000)
    fails(dsp.butterworth, 4, 900, 16000, "lowpas")
    fails(dsp.butterworth, 4, math.nan, 16000)
    fails(dsp.weighting, "A", 3000)
    fails(dsp.FFT, 100)
    fails(dsp.FFT(8).forward, x, x)
    fails(dsp.Spectrogram, 32, 33, 1000)
    fails(dsp.quantile, x, 1.5)
    fails(dsp.convert, x, x)
    fails(dsp.convert, ints, bytes(8))
    fails(dsp.dot, x, ints)
    fails(dsp.rms, array.array("d", [1]))
    fails(dsp.har_features, ints, ints, ints, x)
    fails(dsp.SlidingWindow(8, 4).features, x)
    fails(dsp.LevelMeter, 16000, "B")
    fails(dsp.LevelMeter(16000, percentiles=False).exceeded, 90)
    fails(dsp.Resampler(1, 2).run, x, floats(0))
    fails(dsp.RunningMedian, 0)
    fails(dsp.Smoother, 0, 100)


for part in (filters, design, transforms, arrays, statistics, levels, motion, errors):
    part()
