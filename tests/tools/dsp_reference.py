"""Checks the kernels of modules/dsp against numpy and scipy, with a stated tolerance each.

Usage: dsp_reference.py [libadder_kernels_test.so]"""
import os
import sys

import numpy as np
import scipy.fft
import scipy.signal as signal
import scipy.stats

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "support"))
from kernels import Checks, f32, load  # noqa: E402

lib, check = load(), Checks()
rng = np.random.default_rng(7)
SHAPES = ["lowpass", "highpass", "bandpass", "bandstop"]
WINDOWS = ["boxcar", "hann", "hamming", "blackman", "blackmanharris", "flattop"]


def butterworth(order, shape, low, high, rate):
    sections = order if shape >= 2 else (order + 1) // 2
    sos = f32(np.zeros((sections, 6)))
    assert lib.call("k_butterworth", "iidddp", order, shape, low, high, rate, sos)
    return sos


def gain(sos, frequencies, rate):
    return np.abs(signal.sosfreqz(sos.astype(float), frequencies, fs=rate)[1])


def check_butterworth():
    for rate in (100.0, 16000.0):
        for order in range(1, 13):
            for shape, kind in enumerate(SHAPES):
                low, high = 0.11 * rate, 0.27 * rate
                band = [low, high] if shape >= 2 else low
                want = signal.butter(order, band, kind, fs=rate, output="sos")
                got = butterworth(order, shape, low, high, rate)
                check.close(f"butter {order} {kind}", got / np.abs(want).max(), want / np.abs(want).max(), 2e-6)
    for order, shape, low, high in ((4, 0, 20, 0), (6, 1, 7000, 0), (8, 2, 300, 3400), (5, 3, 45, 55)):
        band = [low, high] if shape >= 2 else low
        f = np.linspace(1, 7900, 500)
        want = gain(signal.butter(order, band, SHAPES[shape], fs=16000, output="sos"), f, 16000)
        check.close(f"butter {order} {SHAPES[shape]} response", gain(butterworth(order, shape, low, high, 16000), f, 16000),
                    want, 2e-3)
    sos = f32(np.zeros(6))
    for order, low, rate in ((0, 10, 100), (13, 10, 100), (2, 0, 100), (2, 50, 100), (2, float("nan"), 100), (2, 10, 0)):
        check.true(f"butter refuses {order} {low} {rate}",
                   not lib.call("k_butterworth", "iidddp", order, 0, low, 0.0, rate, sos))


def check_sections():
    sos = f32(np.zeros(6))
    lib.call("k_notch", "dddp", 50.0, 30.0, 1000.0, sos)
    b, a = signal.iirnotch(50, 30, fs=1000)
    check.close("notch", sos, np.r_[b, a], 1e-7)
    f = np.array([1e-3, 1000.0, 7999.9])
    lib.call("k_peaking", "ddddp", 1000.0, 2.0, 6.0, 16000.0, sos)
    check.close("peaking", 20 * np.log10(gain(sos[None], f, 16000)), [0, 6, 0], 1e-3)
    lib.call("k_shelf", "iddddp", 0, 1000.0, 0.7071, -9.0, 16000.0, sos)
    check.close("low shelf", 20 * np.log10(gain(sos[None], f, 16000)), [-9, -4.5, 0], 1e-3)
    lib.call("k_shelf", "iddddp", 1, 1000.0, 0.7071, 12.0, 16000.0, sos)
    check.close("high shelf", 20 * np.log10(gain(sos[None], f, 16000)), [0, 6, 12], 1e-3)


def check_filters():
    x = f32(rng.normal(0, 0.3, 5000))
    for sections, sos in enumerate((signal.butter(2 * n, 0.2, output="sos") for n in range(1, 10)), 1):
        y = x.copy()
        assert lib.call("k_biquad", "pzpzz", f32(sos), sections, y, y.size, 777)
        check.close(f"biquad float32, {sections} sections", y, signal.sosfilt(f32(sos).astype(float), x), 3e-6)
    for name, sos in (("6 at 0.2", signal.butter(6, 0.2, output="sos")), ("6 at 0.02", signal.butter(6, 0.02, output="sos")),
                      ("12 at 0.05", signal.butter(12, 0.05, output="sos")), ("hp 4 at 0.01", signal.butter(4, 0.01, "high", output="sos")),
                      ("bp 4", signal.butter(4, [0.1, 0.3], "band", output="sos"))):
        x16 = (np.clip(x, -1, 1) * 20000).astype(np.int16)
        y16 = x16.copy()
        assert lib.call("k_biquad_q15", "pzpzz", f32(sos), len(sos), y16, y16.size, 500)
        check.close(f"biquad Q15 {name}, of full scale", y16 / 32768, signal.sosfilt(sos, x16) / 32768, 1e-4)
    check.true("biquad refuses a0 = 0", not lib.call("k_biquad", "pzpzz", f32([1, 0, 0, 0, 0, 0]), 1, x.copy(), 1, 1))
    loud = np.where(np.arange(200) < 100, 32767, -32768).astype(np.int16)
    lib.call("k_biquad_q15", "pzpzz", f32([1.9, 0, 0, 1, 0, 0]), 1, loud, 200, 64)
    check.true("biquad Q15 saturates", (loud[:100] == 32767).all() and (loud[100:] == -32768).all())
    for n in (1, 2, 31, 100):
        taps, y = f32(rng.normal(0, 0.2, n)), x.copy()
        lib.call("k_fir", "pzpzz", taps, n, y, y.size, 129)
        check.close(f"fir {n}", y, signal.lfilter(taps.astype(float), 1, x), 5e-6)
        taps16, y16 = (np.clip(taps, -1, 1) * 8192).astype(np.int16), (x * 8192).astype(np.int16)
        want = np.clip(np.floor(signal.lfilter(taps16.astype(float), 32768, y16) + 0.5), -32768, 32767)
        lib.call("k_fir_q15", "pzpzz", taps16, n, y16, y16.size, 100)
        check.close(f"fir Q15 {n}", y16, want, 0)
    for up, down in ((1, 4), (3, 1), (2, 3), (160, 441)):
        y = f32(np.zeros(x.size * up // down + 2))
        count = lib.call("k_resample", "zzpzpzz", up, down, x, x.size, y, y.size, 100, returns="z")
        taps = signal.firwin(20 * max(up, down) + 1, 1 / max(up, down), window=("kaiser", 5.0)) * up
        want = signal.upfirdn(taps, x, up, down)[:count]
        check.true(f"resample {up}/{down} count", count == -(-x.size * up // down))
        check.close(f"resample {up}/{down}", y[:count], want, 5e-6)


def check_smoothing():
    x = f32(rng.normal(0, 1, 1000) + 5)
    for n in (1, 2, 5, 50):
        padded = np.r_[np.full(n - 1, x[0]), x]
        windows = np.lib.stride_tricks.sliding_window_view(padded, n)
        y = x.copy()
        lib.call("k_moving_average", "pzzz", y, y.size, n, 64)
        check.close(f"moving average {n}", y, windows.mean(1), 1e-5)
        y = x.copy()
        lib.call("k_running_median", "pzzz", y, y.size, n, 64)
        check.close(f"running median {n}", y, np.median(windows, 1), 1e-6)
    y = x.copy()
    lib.call("k_dc_blocker", "pzf", y, y.size, 0.99)
    check.close("dc blocker", y, signal.lfilter([1, -1], [1, -0.99], x), 2e-5)


def check_windows():
    for kind, name in enumerate(WINDOWS, 1):  # the kernel's 0 is kaiser
        for periodic in (0, 1):
            w = f32(np.zeros(65))
            lib.call("k_window", "iidpz", kind, periodic, 0.0, w, w.size)
            check.close(f"window {name}", w, signal.get_window(name, 65, fftbins=bool(periodic)), 1e-6)
    w = f32(np.zeros(64))
    lib.call("k_window", "iidpz", 0, 0, 8.6, w, w.size)
    check.close("window kaiser", w, np.kaiser(64, 8.6), 1e-6)
    for shape, kind in enumerate(SHAPES):
        taps = f32(np.zeros(41))
        assert lib.call("k_design_fir", "idddidpz", shape, 1000.0, 3000.0, 16000.0, 3, 0.0, taps, 41)
        want = signal.firwin(41, [1000, 3000] if shape >= 2 else 1000, pass_zero=kind, window="hamming", fs=16000)
        check.close(f"firwin {kind}", taps, want, 1e-6)
    check.true("firwin refuses even high-pass",
               not lib.call("k_design_fir", "idddidpz", 1, 1000.0, 0.0, 16000.0, 2, 0.0, taps, 40))


def check_fft():
    for n in (4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096):
        z = rng.normal(0, 1, n) + 1j * rng.normal(0, 1, n)
        re, im = f32(z.real), f32(z.imag)
        z = re + 1j * im.astype(complex)
        lib.call("k_fft", "ippz", 0, re, im, n, returns="")
        want = np.fft.fft(z)
        check.close(f"fft {n}", np.r_[re, im], np.r_[want.real, want.imag], 2e-7 * n ** 0.5 * np.log2(n) * 3)
        lib.call("k_fft", "ippz", 1, re, im, n, returns="")
        check.close(f"ifft {n}", np.r_[re, im], np.r_[z.real, z.imag], 2e-6)
        if n < 8:
            continue
        x, re, im, back = f32(rng.normal(0, 1, n)), f32(np.zeros(n // 2 + 1)), f32(np.zeros(n // 2 + 1)), f32(np.zeros(n))
        lib.call("k_rfft", "pzpp", x, n, re, im, returns="")
        want = np.fft.rfft(x)
        check.close(f"rfft {n}", np.r_[re, im], np.r_[want.real, want.imag], 2e-7 * n ** 0.5 * np.log2(n) * 3)
        lib.call("k_irfft", "pppz", re, im, back, n, returns="")
        check.close(f"irfft {n}", back, x, 2e-6)


def check_spectra():
    x, size, hop, rate = f32(rng.normal(0, 1, 4000)), 256, 96, 16000.0
    w = f32(signal.get_window("hann", size))
    for density, scaling in ((1, "density"), (0, "spectrum")):
        rows = f32(np.zeros((100, size // 2 + 1)))
        count = lib.call("k_spectrogram", "pzpzzfipzz", x, x.size, w, size, hop, rate, density, rows, 100, 333, returns="z")
        want = signal.spectrogram(x.astype(float), rate, w.astype(float), size, size - hop, detrend=False, scaling=scaling)[2].T
        check.true("spectrogram rows", count == len(want))
        check.close(f"spectrogram {scaling}", rows[:count] / want.max(), want / want.max(), 1e-6)
    t = np.arange(800)
    tone = f32(0.5 * np.sin(2 * np.pi * 440.5 * t / 8000))
    want = abs(np.sum(tone * np.exp(-2j * np.pi * 440.5 * t / 8000))) ** 2
    got = lib.call("k_goertzel", "pzff", tone, tone.size, 440.5, 8000.0, returns="f")
    check.close("goertzel", got / want, 1, 1e-4)
    for n, count in ((40, 13), (8, 8), (1, 1)):
        v, out = f32(rng.normal(0, 1, n)), f32(np.zeros(count))
        lib.call("k_dct", "pzpz", v, n, out, count, returns="")
        check.close(f"dct {n}", out, scipy.fft.dct(v.astype(float), norm="ortho")[:count], 2e-6)


def mel_reference(size, rate, low, high, htk, area, bands):
    """Triangular bands after Slaney's Auditory Toolbox, dense."""
    def mel(f):
        if htk:
            return 2595 * np.log10(1 + f / 700)
        return np.where(f < 1000, f * 3 / 200, 15 + np.log(np.maximum(f, 1) / 1000) * 27 / np.log(6.4))

    def hertz(m):
        return 700 * (10 ** (m / 2595) - 1) if htk else np.where(m < 15, m * 200 / 3, 1000 * np.exp((m - 15) * np.log(6.4) / 27))
    edges = hertz(np.linspace(mel(np.float64(low)), mel(np.float64(high)), bands + 2))
    lines = np.arange(size // 2 + 1) * rate / size
    rise = (lines - edges[:-2, None]) / np.diff(edges)[:-1, None]
    fall = (edges[2:, None] - lines) / np.diff(edges)[1:, None]
    weights = np.maximum(0, np.minimum(rise, fall))
    return weights * (2 / (edges[2:] - edges[:-2]))[:, None] if area else weights


def check_mel():
    for size, rate, low, high, htk, area, bands in ((512, 16000, 0, 8000, 0, 1, 40), (512, 16000, 20, 4000, 1, 0, 26),
                                                    (1024, 44100, 50, 22050, 0, 1, 128), (64, 8000, 0, 4000, 1, 1, 3)):
        power, out = f32(rng.random(size // 2 + 1)), f32(np.zeros(bands))
        assert lib.call("k_mel", "zfffiizpp", size, rate, low, high, htk, area, bands, power, out)
        want = mel_reference(size, rate, low, high, htk, area, bands) @ power
        check.close(f"mel {bands} htk={htk}", out / want.max(), want / want.max(), 1e-6)
    check.true("mel refuses high above Nyquist",
               not lib.call("k_mel", "zfffiizpp", 64, 8000, 0, 4001, 0, 0, 3, power, out))


def analog_weighting(f, kind):
    f1, f2, f3, f4 = 20.598997, 107.65265, 737.86223, 12194.217

    def raw(f):
        c = f4 ** 2 * f ** 2 / ((f ** 2 + f1 ** 2) * (f ** 2 + f4 ** 2))
        return c if kind == 2 else c * f ** 2 / np.sqrt((f ** 2 + f2 ** 2) * (f ** 2 + f3 ** 2))
    return raw(f) / raw(1000.0)


def check_weighting():
    for kind, sections in ((1, 3), (2, 2)):
        for rate in (4000, 4990, 5000, 8000, 11025, 12345, 16000, 22050, 32000, 42300, 42500, 43400, 44100, 48000, 96000, 192000):
            sos = f32(np.zeros((sections, 6)))
            assert lib.call("k_weighting", "idpz", kind, float(rate), sos, sections)
            f = np.geomspace(31.5 if rate > 100000 else 10, min(0.4999 * rate, 20000), 2000)
            error = 20 * np.log10(gain(sos, f, rate) / analog_weighting(f, kind))
            check.close(f"{'ZAC'[kind]} weighting at {rate}", np.abs(error).max(), 0, 0.16)
    check.true("weighting refuses 3 kHz", not lib.call("k_weighting", "idpz", 1, 3000.0, sos, 3))


def check_level():
    rate, seconds = 16000, 20
    t = np.arange(rate * seconds) / rate
    x = rng.normal(0, 0.02, t.size) * (1 + np.sin(2 * np.pi * t / 7)) + 0.1 * np.sin(2 * np.pi * 300 * t) * ((t % 5 > 2) & (t % 5 < 3))
    x16 = np.clip(x * 32768, -32768, 32767).astype(np.int16)
    x = x16 / 32768
    spectrum, f = np.fft.rfft(x), np.fft.rfftfreq(x.size, 1 / rate)
    weighted = np.fft.irfft(spectrum * np.r_[0, analog_weighting(f[1:], 1)])
    for response, rise, fall in ((0, 0.125, 0.125), (1, 1.0, 1.0)):
        weight = -np.expm1(-1 / (rise * rate))
        smooth = signal.lfilter([weight], [1, weight - 1], weighted ** 2)
        levels = 10 * np.log10(smooth[int(0.125 * rate) - 1::int(0.125 * rate)]) + 100
        want = [10 * np.log10(smooth[-1]) + 100, 10 * np.log10(smooth.max()) + 100,
                10 * np.log10(np.mean(weighted ** 2)) + 100, np.percentile(levels, 90), np.percentile(levels, 10)]
        got = f32(np.zeros(5))
        assert lib.call("k_level", "pzfiifzp", x16, x16.size, rate, 1, response, 100.0, 2000, got)
        for name, g, w in zip(("now", "maximum", "equivalent"), got, want):
            check.close(f"level {name}", g, w, 0.1)
        for name, g, w in zip(("L10", "L90"), got[3:], want[3:]):
            check.close(f"level {name}", g, w, 0.2)
    tone = (np.sin(2 * np.pi * 1000 * t) * 32767).astype(np.int16)
    lib.call("k_level", "pzfiifzp", tone, tone.size, rate, 1, 0, 94.0 + 3.0103, 125, got)
    check.close("full-scale 1 kHz sine reads the calibration", got[:3], [94, 94, 94], 0.02)


def check_convert():
    x = np.arange(-32768, 32768).astype(np.int16)
    y, back = f32(np.zeros(x.size)), x * 0
    lib.call("k_int16_to_float", "pzpf", x, x.size, y, 1 / 32768, returns="")
    check.close("int16 to float", y, x / 32768, 0)
    lib.call("k_float_to_int16", "pzpf", y, y.size, back, 32768.0, returns="")
    check.close("float to int16", back, x, 0)
    odd = f32([0.5, 1.5, 2.5, -0.5, -1.5, 40000, -40000, np.inf, -np.inf, np.nan, 32766.5, 1e30])
    got = np.zeros(odd.size, np.int16)
    lib.call("k_float_to_int16", "pzpf", odd, odd.size, got, 1.0, returns="")
    check.close("rounding and saturation", got, [0, 2, 2, 0, -2, 32767, -32768, 32767, -32768, 0, 32766, 32767], 0)
    for low, high in ((-1.0, 1.0), (0.0, 1.0), (-2.5, 7.25), (0.0, 100.0)):
        lib.call("k_map_hf", "pzpffff", x, x.size, y, -32768, 32767, low, high, returns="")
        check.close("linear map up", y, np.interp(x, [-32768, 32767], [low, high]), 1e-5 * max(abs(low), abs(high)))
        lib.call("k_map_fh", "pzpffff", y, y.size, back, low, high, -32768, 32767, returns="")
        check.close(f"linear map {low}..{high} there and back", back, x, 0)
    lib.call("k_map_fh", "pzpffff", f32([-9, 9, 0.24, -0.26]), 4, got, -1, 1, -100, 100, returns="")
    check.close("linear map clamps, truncates", got[:4], [-100, 100, 24, -26], 0)
    lib.call("k_map_fh", "pzpffff", f32([2.998, -2.998]), 2, got, -1000, 1000, -1000, 1000, returns="")
    check.close("linear map truncates towards zero", got[:2], [2, -2], 0)


def check_statistics():
    for x in (rng.normal(3, 2, 257), rng.random(128) - 0.5, np.sin(np.arange(100) / 3), np.round(rng.normal(0, 3, 64))):
        x, got = f32(x), f32(np.zeros(16))
        lib.call("k_statistics", "pzp", x, x.size, got, returns="")
        d, c = x.astype(float), x - x.mean(dtype=float)
        want = [d.mean(), d.std(), scipy.stats.skew(d), scipy.stats.kurtosis(d), *np.quantile(d, [0.25, 0.5, 0.75]),
                scipy.stats.median_abs_deviation(d), np.sqrt(np.mean(d * d)), np.abs(d).max(), d.min(), d.max(),
                np.sum((x[1:] < 0) != (x[:-1] < 0)), scipy.stats.entropy(np.histogram(x, 10)[0]),
                np.polyfit(np.arange(d.size), d, 1)[0], np.sum(c[3:] * c[:-3]) / np.sum(c * c)]
        check.close("statistics", got, want, 2e-5)
    got = f32(np.ones(16))
    lib.call("k_statistics", "pzp", f32(np.full(9, 2.5)), 9, got, returns="")
    check.close("statistics of a constant", got, [2.5, 0, 0, 0, 2.5, 2.5, 2.5, 0, 2.5, 2.5, 2.5, 2.5, 0, 0, 0, 0], 1e-6)
    a, b = f32(rng.normal(0, 1, 99)), f32(rng.normal(0, 1, 99))
    check.close("correlation", lib.call("k_correlation", "ppz", a, b, 99, returns="f"), np.corrcoef(a, b)[0, 1], 1e-6)


def har_reference(axes, sound):
    """The 92 features by their definition in har_features.h."""
    n = len(axes[0])

    def clip(v):
        return np.clip(v, -32768, 32767)

    filtered = [np.r_[a[0], np.median(np.stack([a[:-2], a[1:-1], a[2:]]), 0), a[-1]] for a in axes]
    squares = sum(f * f for f in filtered)
    signals = filtered + [clip(sum(np.abs(f) for f in filtered)), clip(np.floor(np.sqrt(squares))) if sound else clip(squares)]
    last = [0] * 5 if sound else [a[-1] for a in axes] + [n - 1] * 2
    jerks = [np.r_[clip(np.diff(s)), end] for s, end in zip(signals, last)]
    features = []
    for group in (signals, jerks):
        for index, s in enumerate(group):
            o, total = np.sort(s), np.sum(s * s)
            v = {"mean": s.mean(), "min": o[0], "max": o[-1], "median": o[n // 2], "q25": o[n // 4], "q75": o[3 * n // 4],
                 "iqr": o[3 * n // 4] - o[n // 4], "energy": np.sqrt(total / n),
                 "std": s.std() if sound else np.sqrt(total - s.mean() ** 2),
                 "entropy": 1000 * scipy.stats.entropy(np.histogram(s, 10)[0]) if sound and o[0] < o[-1] else 0}
            order = "mean max min median q25 q75 iqr energy std entropy" if index < 3 else "mean min max median iqr energy std entropy"
            features += [v[name] for name in order.split()]
    return np.array(features)


def check_har():
    for n, span in ((128, 8000), (128, 300), (64, 32767), (256, 1)):
        axes = [rng.integers(-span, span + 1, n).astype(np.int16) for _ in range(3)]
        axes[1] += np.int16(min(16384, 32767 - span))
        for sound in (0, 1):
            got = f32(np.zeros(92))
            lib.call("k_har", "pppzip", *axes, n, sound, got, returns="")
            want = har_reference([a.astype(float) for a in axes], sound)
            check.close(f"92 features n={n} span={span} sound={sound}", got / np.maximum(1, np.abs(want)),
                        want / np.maximum(1, np.abs(want)), 2e-6)


for name, function in list(globals().items()):
    if name.startswith("check_"):
        function()
check.end()
