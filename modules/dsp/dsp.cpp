// The module dsp: digital signal processing on arrays of float32 and int16, streaming and in place. docs/dsp.md tells
// how to use it; the numbers are computed in kernels/.
#include "modules/dsp/functions.h"
#include "modules/dsp/kernels/har_features.h"
#include "modules/registry.h"

namespace adder {
namespace {

using namespace dsp;

constexpr Attribute attributes[] = {
    TYPE("IIRFilter", iir_filter_type),
    TYPE("IIRFilterQ15", iir_filter_q15_type),
    TYPE("FIRFilter", fir_filter_type),
    TYPE("FIRFilterQ15", fir_filter_q15_type),
    TYPE("MovingAverage", moving_average_type),
    TYPE("RunningMedian", running_median_type),
    TYPE("DCBlocker", dc_blocker_type),
    TYPE("Smoother", smoother_type),
    TYPE("Resampler", resampler_type),
    TYPE("FFT", fft_type),
    TYPE("Spectrogram", spectrogram_type),
    TYPE("Goertzel", goertzel_type),
    TYPE("MelBank", mel_bank_type),
    TYPE("DCT", dct_type),
    TYPE("MFCC", mfcc_type),
    TYPE("LevelMeter", level_meter_type),
    TYPE("SlidingWindow", sliding_window_type),
    ROW("butterworth", butterworth, "c(1,12)ffsf", "order, frequency, rate, kind='lowpass', high=0.0"),
    ROW("notch", notch, "fff", "frequency, q, rate"),
    ROW("peaking", peaking, "ffff", "frequency, q, gain, rate"),
    ROW("shelf", shelf, "sffff", "side, frequency, gain, rate, q=0.7071"),
    ROW("weighting", weighting, "sf", "kind, rate"),
    ROW("fir", fir, "wffsfsf", "taps, frequency, rate, kind='lowpass', high=0.0, window='hamming', beta=0.0"),
    ROW("window", window, "swbf", "kind, n, periodic=True, beta=0.0"),
    ROW("gain", gain, "Fff", "sos, frequency, rate"),
    ROW("convert", convert, "2AA>=!f?", "data, out, gain=None"),
    ROW("copy", copy, "AA>=", "data, out"),
    ROW("fill", fill_it, "1F>f", "data, value"),
    ROW("scale", scale_it, "1F>ff", "data, gain, offset=0.0"),
    ROW("multiply", multiply_it, "1F>F=&", "data, factors"),
    ROW("add_scaled", add_scaled_it, "1F>F=&f", "data, other, gain=1.0"),
    ROW("decibels", decibels, "F>f", "data, floor=1e-10"),
    ROW("dot", dot_it, "1DD=", "a, b"),
    ROW("mean", mean_it, "1D", "data"),
    ROW("rms", rms_it, "1D", "data"),
    ROW("peak", peak_it, "1D", "data"),
    ROW("extremes", extremes_it, "1F", "data"),
    ROW("std", std_it, "2Fw", "data, ddof=0"),
    ROW("variance", variance_it, "2Fw", "data, ddof=0"),
    ROW("skewness", skewness_it, "4F", "data"),
    ROW("kurtosis", kurtosis_it, "4F", "data"),
    ROW("quantile", quantile_it, "8Ff1", "data, q=0.5"),
    ROW("iqr", iqr_it, "8F", "data"),
    ROW("mad", mad_it, "8F", "data"),
    ROW("crossings", crossings_it, "1Ff", "data, level=0.0"),
    ROW("entropy", entropy_it, "4Fc(1,64)", "data, bins=10"),
    ROW("spectral_entropy", spectral_entropy_it, "25F", "power"),
    ROW("correlation", correlation_it, "5FF", "a, b"),
    ROW("autocorrelation", autocorrelation_it, "4Fu", "data, lag"),
    ROW("slope", slope_it, "2F", "data"),
    ROW("sma", sma_it, "3FFF", "x, y, z"),
    ROW("har_features", har_features_it, "HH=H=D>b", "x, y, z, out, sound=False"),
    CONSTANT("HAR_FEATURES", Value::small_int(har_feature_count)),
};

}  // namespace

constinit const NativeModule dsp_module = {sym<"dsp">, attributes, std::size(attributes)};

}  // namespace adder
