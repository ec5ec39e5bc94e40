// The Python types of the module dsp, and its tables of functions.
#pragma once

#include "core/value/object.h"

namespace adder::dsp {

extern const Type iir_filter_type, iir_filter_q15_type, fir_filter_type, fir_filter_q15_type, moving_average_type,
    running_median_type, dc_blocker_type, smoother_type, resampler_type, fft_type, spectrogram_type, goertzel_type,
    mel_bank_type, dct_type, mfcc_type, level_meter_type, sliding_window_type;

}  // namespace adder::dsp
