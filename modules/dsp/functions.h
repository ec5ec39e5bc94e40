// The functions of the module dsp; dsp.cpp has their rows.
#pragma once

#include "modules/common/call.h"
#include "modules/dsp/types.h"

namespace adder::dsp {

// design.cpp
Value butterworth(Call& c);
Value notch(Call& c);
Value peaking(Call& c);
Value shelf(Call& c);
Value weighting(Call& c);
Value fir(Call& c);
Value window(Call& c);
Value gain(Call& c);

// levels.cpp
Value har_features_it(Call& c);

// arrays.cpp
Value convert(Call& c);
Value copy(Call& c);
Value fill_it(Call& c);
Value scale_it(Call& c);
Value multiply_it(Call& c);
Value add_scaled_it(Call& c);
Value decibels(Call& c);
Value dot_it(Call& c);
Value mean_it(Call& c);
Value rms_it(Call& c);
Value peak_it(Call& c);
Value extremes_it(Call& c);

// series.cpp
Value std_it(Call& c);
Value variance_it(Call& c);
Value skewness_it(Call& c);
Value kurtosis_it(Call& c);
Value quantile_it(Call& c);
Value iqr_it(Call& c);
Value mad_it(Call& c);
Value crossings_it(Call& c);
Value entropy_it(Call& c);
Value spectral_entropy_it(Call& c);
Value correlation_it(Call& c);
Value autocorrelation_it(Call& c);
Value slope_it(Call& c);
Value sma_it(Call& c);

}  // namespace adder::dsp
