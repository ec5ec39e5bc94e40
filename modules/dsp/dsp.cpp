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
    FUNCTION_T("butterworth", butterworth, "order, frequency, rate, kind='lowpass', high=0.0"),
    FUNCTION_T("notch", notch, "frequency, q, rate"),
    FUNCTION_T("peaking", peaking, "frequency, q, gain, rate"),
    FUNCTION_T("shelf", shelf, "side, frequency, gain, rate, q=0.7071"),
    FUNCTION_T("weighting", weighting, "kind, rate"),
    FUNCTION_T("fir", fir, "taps, frequency, rate, kind='lowpass', high=0.0, window='hamming', beta=0.0"),
    FUNCTION_T("window", window, "kind, n, periodic=True, beta=0.0"),
    FUNCTION_T("gain", gain, "sos, frequency, rate"),
    FUNCTION_T("convert", convert, "data, out, gain=None"),
    FUNCTION_T("copy", copy, "data, out"),
    FUNCTION_T("fill", fill_it, "data, value"),
    FUNCTION_T("scale", scale_it, "data, gain, offset=0.0"),
    FUNCTION_T("multiply", multiply_it, "data, factors"),
    FUNCTION_T("add_scaled", add_scaled_it, "data, other, gain=1.0"),
    FUNCTION_T("decibels", decibels, "data, floor=1e-10"),
    FUNCTION_T("dot", dot_it, "a, b"),
    FUNCTION_T("mean", mean_it, "data"),
    FUNCTION_T("rms", rms_it, "data"),
    FUNCTION_T("peak", peak_it, "data"),
    FUNCTION_T("extremes", extremes_it, "data"),
    FUNCTION_T("std", std_it, "data, ddof=0"),
    FUNCTION_T("variance", variance_it, "data, ddof=0"),
    FUNCTION_T("skewness", skewness_it, "data"),
    FUNCTION_T("kurtosis", kurtosis_it, "data"),
    FUNCTION_T("quantile", quantile_it, "data, q=0.5"),
    FUNCTION_T("iqr", iqr_it, "data"),
    FUNCTION_T("mad", mad_it, "data"),
    FUNCTION_T("crossings", crossings_it, "data, level=0.0"),
    FUNCTION_T("entropy", entropy_it, "data, bins=10"),
    FUNCTION_T("spectral_entropy", spectral_entropy_it, "power"),
    FUNCTION_T("correlation", correlation_it, "a, b"),
    FUNCTION_T("autocorrelation", autocorrelation_it, "data, lag"),
    FUNCTION_T("slope", slope_it, "data"),
    FUNCTION_T("sma", sma_it, "x, y, z"),
    FUNCTION_T("har_features", har_features_it, "x, y, z, out, sound=False"),
    CONSTANT("HAR_FEATURES", Value::small_int(har_feature_count)),
};

}  // namespace

constinit const NativeModule dsp_module = {sym<"dsp">, attributes, std::size(attributes)};

}  // namespace adder
